-- One guard for the whole database: it watches the schemas that hold a list of migrations, which are ours.
SELECT pg_advisory_xact_lock(hashtext('fabrique_garde'));
CREATE SCHEMA IF NOT EXISTS fabrique_garde;
REVOKE ALL ON SCHEMA fabrique_garde FROM PUBLIC;
CREATE OR REPLACE FUNCTION fabrique_garde.refuse_undeclared() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
    command record;
    watched text;
BEGIN
    IF current_setting('fabrique.migration', true) = 'on' THEN
        RETURN;
    END IF;
    FOR command IN SELECT * FROM pg_catalog.pg_event_trigger_ddl_commands() LOOP
        SELECT n.nspname INTO watched FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = 'kernel_migration' AND c.relkind = 'r'
                AND (n.nspname = command.schema_name OR strpos(command.object_identity, ' on ' || n.nspname || '.') > 0)
            LIMIT 1;
        IF watched IS NOT NULL THEN
            RAISE EXCEPTION 'le schéma % ne change que par une migration déclarée (RGPD, art. 25) : %', watched, command.command_tag;
        END IF;
    END LOOP;
END $$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_event_trigger WHERE evtname = 'fabrique_garde') THEN
        CREATE EVENT TRIGGER fabrique_garde ON ddl_command_end EXECUTE FUNCTION fabrique_garde.refuse_undeclared();
    END IF;
    ALTER EVENT TRIGGER fabrique_garde ENABLE ALWAYS;
END $$;
