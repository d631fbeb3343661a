"""Audits records with Spark's `pipe`: each partition goes through the command line, and the parts are merged.

spark-submit is not needed: python audit.py RECORDS COMMAND… prints what the last command, `merge`, says.
"""

import subprocess
import sys
from pathlib import Path

from pyspark.sql import SparkSession


def main() -> None:
    records, program, policy, today = sys.argv[1:5]
    spark = (
        SparkSession.builder.master("local[2]")
        .appName("supervision-audit")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    context = spark.sparkContext
    context.setLogLevel("ERROR")
    lines = context.textFile(Path(records).as_uri(), minPartitions=6)
    # checkCode is off: findings of errors have a status of their own, and are no failure.
    audit = f"node {program} audit --part --policy {policy} --today {today} -"
    parts = lines.pipe(audit, checkCode=False).collect()
    print(f"{lines.getNumPartitions()} partitions, {len(parts)} parts, Spark {spark.version}", file=sys.stderr)
    spark.stop()
    merged = subprocess.run(
        ["node", program, "merge", "--format", "json", "-"],
        input="\n".join(parts),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    sys.stdout.write(merged.stdout)


main()
