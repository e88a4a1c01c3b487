"""Reads each text of a JSON list as Synapse does, and prints what it becomes, or None where Python raises an error.

Synapse opens a file in text mode, with universal newlines, and takes the SafeLoader that is written in Python.
"""

import datetime
import io
import json
import struct
import sys

import yaml


def typed(value, around=()):
    if id(value) in around:
        return ["cycle"]
    inner = (*around, id(value)) if isinstance(value, (dict, list, tuple, set)) else around
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, int):
        return ["int", str(value)]
    if isinstance(value, float):
        return ["float", "nan" if value != value else struct.pack(">d", value).hex()]
    if isinstance(value, str):
        return ["str", value]
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, datetime.datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, datetime.date):
        return ["date", value.isoformat()]
    if isinstance(value, dict):
        return ["map", [[typed(key, inner), typed(of, inner)] for key, of in value.items()]]
    return [{list: "seq", tuple: "tuple", set: "set"}[type(value)], [typed(item, inner) for item in value]]


def read(text):
    file = io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogatepass")), encoding="utf-8")
    try:
        return typed(yaml.safe_load(file))
    except Exception:
        return None


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
