ALTER TABLE account_code ADD COLUMN network TEXT;
