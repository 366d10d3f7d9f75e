"""Spark on this machine, where it can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

#: What keeps a session small and to this machine; half of its time would go into the compiler.
CONF = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def why_not():
    """Why Spark cannot be had here; empty if it can."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "pyspark is not installed: pip install 'musnad[spark]'"
    java = shutil.which("java")
    if java is None:
        return "there is no Java, which Spark needs: version 17 or newer"
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = told.partition('"')[2].partition(".")[0].partition('"')[0]
    if not version.isdecimal() or int(version) < 17:
        return f"Spark needs Java 17 or newer; this is {version or 'none'}"
    return ""


@pytest.fixture(scope="session")
def conf(tmp_path_factory):
    """What sessions are made with."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    return {**CONF, "spark.local.dir": str(tmp_path_factory.mktemp("spark"))}


@pytest.fixture(scope="session")
def spark(conf):
    """A session of two threads."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for name, value in conf.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
