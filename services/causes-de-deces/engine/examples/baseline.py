"""Times the same questions in DuckDB on the same file, loaded in memory."""
import json
import statistics
import sys
import time

import duckdb

base = duckdb.connect()
base.execute("SET threads TO 2")
base.execute("SET enable_progress_bar = false")
base.execute(f"CREATE TABLE certificat AS SELECT * FROM '{sys.argv[1]}'")
for name, question in json.loads(sys.argv[2]).items():
    times = []
    for _ in range(7):
        start = time.perf_counter()
        rows = base.execute(question["sql"]).fetchall()
        times.append(1000 * (time.perf_counter() - start))
    print(f"duckdb {duckdb.__version__}, {name}: median {statistics.median(times):.1f} ms, {len(rows)} rows, {sum(row[-1] for row in rows)} deaths")
