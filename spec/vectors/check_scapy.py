#!/usr/bin/env python3
"""Compares the message vectors with what scapy reads out of their octets.

Usage: check_scapy.py [FILE...]    (messages/*.json beside this script, unless given)
Exit status: 0 if all agree, 1 if not; 77 if scapy is not installed.

Expected octets of options are made here from the JSON fields alone.
"""

import glob
import ipaddress
import json
import logging
import os
import struct
import sys

logging.getLogger("scapy.runtime").setLevel(logging.ERROR)
try:
    from scapy.all import IPv6, Raw, raw
    from scapy.layers import inet6
except ImportError:
    print("scapy is not installed")
    sys.exit(77)

MH_TYPES = {"Binding Update": 5, "Binding Acknowledgement": 6, "Binding Error": 7, "Heartbeat": 13}
BU_FLAGS = dict(zip("AHLKMRPFTBSD", (1 << bit for bit in range(15, 3, -1))))
BA_FLAGS = dict(zip("KRPTBSD", (1 << bit for bit in range(7, 0, -1))))


def address(text):
    return ipaddress.IPv6Address(text).packed


def prefix(option):
    text, length = option["prefix"].split("/")
    return bytes([0, int(length)]), address(text)


def plain_prefix(option):
    head, bits = prefix(option)
    return head + bits


def previous_maar(option):
    head, bits = prefix(option)
    return head + address(option["address"]) + bits


def mn_id(option):
    if "identifier" in option:
        return bytes([option["subtype"]]) + option["identifier"].encode("ascii")
    return bytes([option["subtype"]]) + bytes.fromhex(option["identifierHex"])


def timestamp(option):
    return struct.pack(">Q", option["seconds"] << 16 | option["fraction"])


OPTIONS = {
    "Alternate Care-of Address": (3, lambda o: address(o["address"])),
    "Mobile Node Identifier": (8, mn_id),
    "Home Network Prefix": (22, plain_prefix),
    "Handoff Indicator": (23, lambda o: bytes([0, o["value"]])),
    "Access Technology Type": (24, lambda o: bytes([0, o["value"]])),
    "Mobile Node Link-layer Identifier": (
        25, lambda o: b"\0\0" + bytes.fromhex(o["identifier"].replace(":", ""))),
    "Link-local Address": (26, lambda o: address(o["address"])),
    "Timestamp": (27, timestamp),
    "Anchored Prefix": (65, plain_prefix),
    "Local Prefix": (66, plain_prefix),
    "Previous MAAR": (67, previous_maar),
    "Serving MAAR": (68, lambda o: address(o["address"])),
    "DLIF Link-local Address": (69, lambda o: address(o["address"])),
    "DLIF Link-layer Address": (
        70, lambda o: b"\0\0" + bytes.fromhex(o["address"].replace(":", ""))),
}


def expected_option(option):
    if isinstance(option["type"], int):
        return option["type"], bytes.fromhex(option["data"])
    code, encode = OPTIONS[option["type"]]
    return code, encode(option)


def flag_bits(names, letters):
    return sum(letters[name] if name in letters else int(name, 16) for name in names)


def header_of(fields):
    """Named values of the fixed part, as scapy calls them; flags as one number."""
    kind = fields["type"]
    if kind == "Binding Update":
        return {"seq": fields["sequence"], "mhtime": fields["lifetimeSeconds"] // 4,
                "flags": flag_bits(fields["flags"], BU_FLAGS)}
    if kind == "Binding Acknowledgement":
        return {"status": fields["status"], "seq": fields["sequence"],
                "mhtime": fields["lifetimeSeconds"] // 4,
                "flags": flag_bits(fields["flags"], BA_FLAGS)}
    return {"status": fields["status"],
            "ha": str(ipaddress.IPv6Address(fields["homeAddress"]))}


def seen_header(message):
    if message.mhtype == 5:
        # scapy counts 7 flags from the left and 9 reserved bits.
        return {"seq": message.seq, "mhtime": message.mhtime,
                "flags": int(message.flags) << 9 | message.reserved}
    if message.mhtype == 6:
        return {"status": message.status, "seq": message.seq, "mhtime": message.mhtime,
                "flags": int(message.flags) << 5 | message.res2}
    return {"status": message.status, "ha": str(ipaddress.IPv6Address(message.ha))}


def seen_options(message):
    options = [raw(option) for option in message.options]
    return [(it[0], it[1], it[2:]) for it in options if it[0] > 1]


def check_checksum(vector, octets, problems):
    covered = (address(vector["source"]) + address(vector["destination"])
               + struct.pack(">II", len(octets), 135) + octets)
    total = sum(struct.unpack(">%dH" % (len(covered) // 2), covered))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    if total != 0xFFFF:
        problems.append("checksum")


def compare(what, expected, seen, problems):
    if expected != seen:
        problems.append("%s: expected %s, scapy sees %s" % (what, expected, seen))


def check(vector):
    octets, fields, problems = bytes.fromhex(vector["octets"]), vector["fields"], []
    check_checksum(vector, octets, problems)
    packet = IPv6(src=vector["source"], dst=vector["destination"], nh=135) / Raw(octets)
    message = IPv6(raw(packet)).payload
    compare("Header Len", len(octets) // 8 - 1, message.len, problems)
    compare("MH Type", MH_TYPES.get(fields["type"], fields["type"]), message.mhtype, problems)
    if fields["type"] not in MH_TYPES or fields["type"] == "Heartbeat":
        # scapy has no class for a Heartbeat: what follows the checksum is octets to it.
        return problems
    compare("fixed part", header_of(fields), seen_header(message), problems)
    wanted = [expected_option(option) for option in fields["options"]]
    seen = seen_options(message)
    compare("types and lengths", [(c, len(d)) for c, d in wanted],
            [(c, n) for c, n, d in seen], problems)
    if vector["canonical"]:
        compare("data", [d for c, d in wanted], [d for c, n, d in seen], problems)
    return problems


def main(files):
    here = os.path.dirname(os.path.abspath(__file__))
    files = files or sorted(glob.glob(os.path.join(here, "messages", "*.json")))
    count = failed = 0
    for file in files:
        with open(file, encoding="utf-8") as text:
            vectors = json.load(text)["vectors"]
        for vector in vectors:
            count += 1
            problems = check(vector)
            failed += bool(problems)
            for problem in problems:
                print("%s: %s" % (vector["name"], problem))
    print("%d compared, %d differ" % (count, failed))
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
