#!/usr/bin/env python3
"""Recounts a sealed box, independently of the program that sealed it.

Written from docs/reference/ballot-for-auditors.md; shares no code with the TypeScript recount. Needs Python 3.9 or newer and
the package `cryptography` (Debian: python3-cryptography) for RSA-PSS and Ed25519; all else is the standard library.

    python3 reference/recount.py BOX            # prints the tally, exits 0; or the first thing that does not hold, exits 1
    python3 reference/recount.py --many FILE    # boxes as lines of JSON {name: Base64}; a verdict a line

A box holds its ballots as Parquet or NDJSON; this program reads NDJSON: `huabiao recount BOX --ndjson ballots.ndjson`
writes it from Parquet. Nobody need trust that step: every ballot must hash to its leaf in the log.
"""
import base64
import hashlib
import json
import os
import re
import stat
import sys

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
    from cryptography.hazmat.primitives import hashes
except ImportError:
    sys.exit("recount.py needs the Python package cryptography (Debian: apt-get install python3-cryptography)")

LARGEST_LOG = 100_000_000
POLL = re.compile(r"[a-z0-9][a-z0-9.-]{0,62}(/[a-z0-9][a-z0-9-]{0,31}){1,3}")
PART = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
WORDS = re.compile(r"[^\x00-\x1f\x7f-\x9f]{1,2000}")


class Refused(Exception):
    """The first thing that does not hold, by its code."""


def need(condition, code, **facts):
    if not condition:
        raise Refused(code, facts)


# -- canonical JSON (RFC 8785) ------------------------------------------------------------------------------------

def canonical(value):
    """RFC 8785 for the values a box holds: no fractions."""
    if value is None or value is True or value is False:
        return json.dumps(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\x7f")
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"


class Malformed(Exception):
    """A document without its form."""


def parse(text):
    def whole(digits):
        return int(digits) if len(digits) <= 16 else refuse(digits)

    def refuse(_):
        raise Malformed("number")
    try:
        return json.loads(text, parse_float=refuse, parse_constant=refuse, parse_int=whole)
    except (ValueError, RecursionError):
        raise Malformed("JSON") from None


# -- forms ---------------------------------------------------------------------------------------------------------

def form(condition, what="form"):
    if not condition:
        raise Malformed(what)


def text_of(value, pattern):
    form(isinstance(value, str) and pattern.fullmatch(value) is not None)
    form(not any(0xD800 <= ord(letter) < 0xE000 for letter in value))
    return value


def count_of(value, least, most):
    form(type(value) is int and least <= value <= most)
    return value


def members(value, required, optional=()):
    form(isinstance(value, dict))
    form(set(required) <= set(value) <= set(required) | set(optional))
    return value


def items(value, least, most):
    form(isinstance(value, list) and least <= len(value) <= most)
    return value


def table(value, most):
    form(isinstance(value, dict) and len(value) <= most)
    for key in value:
        text_of(key, PART)
    return value


def some_words(value):
    if isinstance(value, str):
        text_of(value, WORDS)
    else:
        for words in members(value, (), ("zh-Hant", "zh-Hans", "en")).values():
            text_of(words, WORDS)


def base64_of(text, length, url=False):
    """Bytes of Base64 that is exactly what an encoder writes."""
    form(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*" if url else r"[A-Za-z0-9+/]*={0,2}", text))
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) if url else base64.b64decode(text, validate=True)
    except ValueError:
        raise Malformed("Base64") from None
    again = base64.urlsafe_b64encode(data).rstrip(b"=") if url else base64.b64encode(data)
    form(again.decode() == text and (length is None or len(data) == length))
    return data


def read_poll(poll):
    members(poll, ("format", "id", "kind", "audience", "title", "batch", "questions", "strata"))
    form(poll["format"] == "huabiao-poll/1" and poll["kind"] in ("real", "test", "consultation"))
    form(poll["audience"] in ("public", "panel"))
    text_of(poll["id"], POLL)
    some_words(poll["title"])
    for question in items(poll["questions"], 1, 40):
        members(question, ("id", "text", "options", "picks"))
        text_of(question["id"], PART)
        some_words(question["text"])
        for option in items(question["options"], 2, 24):
            members(option, ("id", "text"), ("unsure",))
            text_of(option["id"], PART)
            some_words(option["text"])
            form(option.get("unsure", True) is True)
        picks = members(question["picks"], ("least", "most"))
        least, most = count_of(picks["least"], 1, 24), count_of(picks["most"], 1, 24)
        opinions = sum("unsure" not in option for option in question["options"])
        form(least <= most <= opinions and len(question["options"]) - opinions <= 1)
        form(distinct(question["options"]))
    for stratum in items(poll["strata"], 1, 256):
        members(stratum, ("id", "title", "channel"))
        text_of(stratum["id"], PART)
        some_words(stratum["title"])
        form(stratum["channel"] in ("account", "slip", "invitation", "assisted", "paper"))
    form(distinct(poll["questions"]) and distinct(poll["strata"]))
    count_of(poll["batch"], least_cell(poll), 1_000_000)


def distinct(parts):
    return len({part["id"] for part in parts}) == len(parts)


def least_cell(poll):
    return 5 if poll["audience"] == "panel" else 10


def read_head(head):
    members(head, ("root", "size"))
    base64_of(head["root"], 32)
    count_of(head["size"], 0, LARGEST_LOG)


def read_cell(cell, public):
    form(cell is not None or public)
    if cell is not None:
        count_of(cell, 0, LARGEST_LOG)


def read_manifest(text):
    manifest = parse(text)
    members(manifest, ("commitment", "differs", "edition", "format", "key", "life", "poll", "salt", "strata"))
    form(manifest["format"] == "huabiao-box/1" and manifest["edition"] in ("full", "public"))
    public = manifest["edition"] == "public"
    text_of(manifest["commitment"], re.compile(r"[0-9a-f]{64}"))
    for count in members(manifest["differs"], ("answers", "cells", "salts")).values():
        count_of(count, 0, LARGEST_LOG)
    base64_of(manifest["key"], 32)
    read_head(manifest["life"])
    read_poll(manifest["poll"])
    form((manifest["salt"] is None) == public)
    if not public:
        text_of(manifest["salt"], re.compile(r"[A-Za-z0-9_-]{43}"))
    strata = items(manifest["strata"], 1, 256)
    for stratum in strata:
        read_stratum(stratum, manifest["poll"], public)
    form([one["id"] for one in strata] == [one["id"] for one in manifest["poll"]["strata"]])
    form(canonical(manifest) == text, "RFC 8785")
    return manifest


def read_stratum(stratum, poll, public):
    members(stratum, ("ballots", "counted", "id", "issued", "issuer", "replaced", "roll", "tally"))
    for count in (stratum["counted"], stratum["replaced"]):
        count_of(count, 0, LARGEST_LOG)
    for head in (stratum["ballots"], stratum["issued"]):
        read_head(head)
    form((stratum["roll"] is None) == (poll["kind"] == "consultation"))
    if stratum["roll"] is not None:
        read_head(stratum["roll"])
    issuer = members(stratum["issuer"], ("kty", "n", "e"))
    form(issuer["kty"] == "RSA" and issuer["e"] == "AQAB")
    modulus = base64_of(issuer["n"], 384, url=True)
    form(modulus[0] >= 128 and modulus[-1] % 2 == 1)
    tally = table(stratum["tally"], 40)
    form(set(tally) == {question["id"] for question in poll["questions"]})
    for question in poll["questions"]:
        cells = members(tally[question["id"]], ("blank", "invalid", "unsure", "valid", "options"))
        for kind in ("blank", "invalid", "unsure", "valid"):
            read_cell(cells[kind], public)
        options = table(cells["options"], 24)
        form(set(options) == {option["id"] for option in question["options"] if "unsure" not in option})
        for cell in options.values():
            read_cell(cell, public)


# -- the log: RFC 9162, C2SP signed-note, tlog-checkpoint, tlog-tiles --------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\0" + entry)


def node_hash(left, right):
    return sha256(b"\1" + left + right)


class Tree:
    """Hashes of all full subtrees, by level."""

    def __init__(self):
        self.levels = [[]]

    @property
    def size(self):
        return len(self.levels[0])

    def append(self, leaf):
        level, value = 0, leaf
        while True:
            if level == len(self.levels):
                self.levels.append([])
            row = self.levels[level]
            row.append(value)
            if len(row) % 2:
                return
            level, value = level + 1, node_hash(row[-2], row[-1])

    def root(self, size=None):
        size = self.size if size is None else size
        if size == 0:
            return sha256(b"")
        root, level = None, 0
        while size >> level:
            if (size >> level) & 1:
                part = self.levels[level][(size >> level) - 1]
                root = part if root is None else node_hash(part, root)
            level += 1
        return root


def open_note(note, name, key):
    """The text of a note that `key` signed under `name`; None when it is not."""
    split = note.rfind("\n\n")
    if split < 0 or not note.endswith("\n") or any(ord(c) < 32 and c != "\n" for c in note):
        return None
    text, lines = note[:split + 1], note[split + 2:-1].split("\n")
    key_id = sha256(name.encode() + b"\n\x01" + key)[:4]
    signed = False
    if len(lines) > 100:
        return None
    for line in lines:
        match = re.fullmatch(r"— ([^\s+\ufeff]+) ([A-Za-z0-9+/]+={0,2})", line)
        if match is None:
            return None
        try:
            data = base64_of(match[2], None)
        except Malformed:
            return None
        if len(data) < 5:
            return None
        if match[1] != name or data[:4] != key_id:
            continue
        try:
            ed25519.Ed25519PublicKey.from_public_bytes(key).verify(data[4:], text.encode())
        except (InvalidSignature, ValueError):
            return None
        signed = True
    return text if signed else None


def open_checkpoint(note, origin, key):
    text = open_note(note, origin, key)
    match = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\n", text or "")
    if match is None or match[1] != origin:
        return None
    try:
        return int(match[2]), base64_of(match[3], 32)
    except Malformed:
        return None


def tile_name(folder, level, index, width):
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at:at + 3] for at in range(0, len(digits), 3)]
    path = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return f"{folder}/tile/{level}/{path}" + (f".p/{width}" if width < 256 else "")


def parts_of(count):
    return [(at // 256, min(256, count - at)) for at in range(0, count, 256)]


def read_log(box, folder, origin, head, key, take, length):
    """Verifies a log and gives its tree; `take` sees each entry."""
    checkpoint = open_checkpoint(box.text(f"{folder}/checkpoint", 2 ** 16), origin, key)
    need(checkpoint is not None, "recount.checkpoint-signature", log=origin)
    told = (head["size"], base64.b64decode(head["root"]))
    need(checkpoint == told, "recount.checkpoint-differs", log=origin)
    tree = Tree()
    for index, width in parts_of(head["size"]):
        bundle = box.read(tile_name(folder, "entries", index, width), 2 ** 17)
        entries, at = [], 0
        while len(entries) < width and at + 2 <= len(bundle):
            end = at + 2 + int.from_bytes(bundle[at:at + 2], "big")
            if end > len(bundle):
                break
            entries.append(bundle[at + 2:end])
            at = end
        whole = len(entries) == width and at == len(bundle)
        need(whole and all(length in (None, len(entry)) for entry in entries), "recount.entries-form", log=origin)
        for entry in entries:
            take(entry, tree.size)
            tree.append(leaf_hash(entry))
    need(tree.root() == checkpoint[1], "recount.log-root", log=origin)
    count, level = tree.size, 0
    while count:
        for index, width in parts_of(count):
            name = tile_name(folder, level, index, width)
            own = b"".join(tree.levels[8 * level][256 * index:256 * index + width])
            need(box.read(name, 8192) == own, "recount.tile-differs", file=name)
        count, level = count // 256, level + 1
    return tree


# -- the life of the poll -----------------------------------------------------------------------------------------

def life_of(manifest):
    poll, strata = manifest["poll"], manifest["strata"]

    def digest(value):
        return sha256(canonical(value).encode()).hex()

    def by(name):
        return {stratum["id"]: stratum[name] for stratum in strata}
    life = [
        ("frozen", {"issuers": digest(by("issuer")), "poll": digest(poll), "rolls": by("roll")}),
        ("issuing", {}),
        ("open", {}),
        ("closed", {"issued": by("issued")}),
        ("sealed", {"ballots": by("ballots")}),
        ("counted", {"commitment": manifest["commitment"]}),
    ]
    return [
        canonical({"facts": facts, "format": "huabiao-life/1", "kind": poll["kind"], "poll": poll["id"], "to": to}).encode()
        for to, facts in life
    ]


# -- ballots --------------------------------------------------------------------------------------------------------

def read_line(line, edition):
    """A ballot of a line of NDJSON; None when it is none."""
    if len(line) > 2 ** 17:
        return None
    content = ("answers", "salt") if edition == "full" else ("content",)
    try:
        ballot = members(parse(line.decode("utf-8")), ("prefix", "revision", "signature", "stratum") + content)
        text_of(ballot["stratum"], PART)
        count_of(ballot["revision"], 0, 31)
        ballot["prefix"] = base64_of(ballot["prefix"], 32, url=True)
        ballot["signature"] = base64_of(ballot["signature"], 384, url=True)
        if edition == "public":
            ballot["content"] = base64_of(ballot["content"], 32, url=True)
        else:
            base64_of(ballot["salt"], 32, url=True)
            for picked in table(ballot["answers"], 40).values():
                for option in items(picked, 0, 24):
                    text_of(option, PART)
            content = canonical({"answers": ballot["answers"], "salt": ballot["salt"]})
            ballot["content"] = sha256(content.encode())
        return ballot
    except (Malformed, UnicodeDecodeError):
        return None


def url64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def entry_of(poll, ballot):
    token = {"prefix": url64(ballot["prefix"]), "signature": url64(ballot["signature"])}
    head = {"content": ballot["content"].hex(), "poll": poll, "revision": ballot["revision"],
            "stratum": ballot["stratum"], "token": token}
    return sha256(canonical(head).encode())


def outcome(question, picked):
    """blank, unsure, invalid, or the set of picked options; None for what the question does not have."""
    known = {option["id"]: "unsure" in option for option in question["options"]}
    if len(set(picked)) < len(picked) or not set(picked) <= set(known):
        return None
    if not picked:
        return "blank"
    if any(known[option] for option in picked):
        return "unsure" if len(picked) == 1 else "invalid"
    return frozenset(picked) if question["picks"]["least"] <= len(picked) <= question["picks"]["most"] else "invalid"


def outcomes_of(poll, answers):
    if not set(answers) <= {question["id"] for question in poll["questions"]}:
        return None
    outcomes = [outcome(question, answers.get(question["id"], [])) for question in poll["questions"]]
    return None if None in outcomes else outcomes


def count_ballots(box, manifest, trees):
    """For each stratum, what each token's last ballot comes to."""
    poll, edition, strata = manifest["poll"], manifest["edition"], manifest["strata"]
    books, at = [{} for _ in strata], 0
    taken, seen = 0, set()

    def close():
        need(taken == trees[at].size, "recount.ballots-count", stratum=strata[at]["id"], index=taken)
    issuer = None
    for line in box.lines():
        ballot = read_line(line, edition)
        while ballot is not None and ballot["stratum"] in [one["id"] for one in strata[at + 1:]]:
            close()
            at, taken, seen, issuer = at + 1, 0, set(), None
        where = {"stratum": strata[at]["id"], "index": taken}
        need(taken < trees[at].size, "recount.ballots-count", **where)
        need(ballot is not None and ballot["stratum"] == strata[at]["id"], "recount.ballot-form", **where)
        outcomes = outcomes_of(poll, ballot["answers"]) if edition == "full" else ()
        need(outcomes is not None, "recount.ballot-form", **where)
        need(leaf_hash(entry_of(poll["id"], ballot)) == trees[at].levels[0][taken], "recount.leaf-differs", **where)
        message = ballot["prefix"] + f"huabiao-token/1\n{poll['id']}\n{strata[at]['id']}\n".encode()
        token = sha256(message)
        need((token, ballot["revision"]) not in seen, "recount.revision-repeated", **where)
        seen.add((token, ballot["revision"]))
        if issuer is None:
            modulus = base64_of(strata[at]["issuer"]["n"], 384, url=True)
            issuer = rsa.RSAPublicNumbers(65537, int.from_bytes(modulus, "big")).public_key()
        pss = padding.PSS(padding.MGF1(hashes.SHA384()), 48)
        try:
            issuer.verify(ballot["signature"], message, pss, hashes.SHA384())
        except InvalidSignature:
            raise Refused("recount.token-signature", where) from None
        before = books[at].get(token)
        if before is None or before[0] < ballot["revision"]:
            books[at][token] = (ballot["revision"], outcomes)
        taken += 1
    close()
    while at + 1 < len(strata):
        at, taken = at + 1, 0
        close()
    return [[outcomes for _, outcomes in book.values()] for book in books]


# -- the tally ------------------------------------------------------------------------------------------------------

def tally_of(question, answers):
    valid = [answer for answer in answers if not isinstance(answer, str)]
    opinions = [option["id"] for option in question["options"] if "unsure" not in option]
    return {
        "blank": answers.count("blank"), "invalid": answers.count("invalid"), "unsure": answers.count("unsure"),
        "valid": len(valid), "options": {option: sum(option in answer for answer in valid) for option in opinions},
    }


def row_fault(cells, whole, least):
    shown = [cell for cell in cells if cell is not None]
    rest, hidden = whole - sum(shown), len(cells) - len(shown)
    if rest < 0 or (hidden == 0 and rest):
        return "recount.tally-differs"
    if any(cell < least for cell in shown):
        return "recount.tally-leaks"
    return None if not hidden or not shown or (hidden >= 2 and rest >= least) else "recount.tally-leaks"


def public_fault(question, tally, counted, least):
    kinds = [tally["blank"], tally["invalid"], tally["valid"]]
    if any("unsure" in option for option in question["options"]):
        kinds.append(tally["unsure"])
    elif tally["unsure"] != 0:
        return "recount.tally-differs"
    fault = row_fault(kinds, counted, least)
    if fault:
        return fault
    cells, valid = list(tally["options"].values()), tally["valid"]
    if valid is None:
        return "recount.tally-leaks" if any(cell is not None for cell in cells) else None
    if question["picks"]["most"] == 1:
        return row_fault(cells, valid, least)
    small = any(cell is not None and (cell < least or valid - cell < least) for cell in cells)
    return "recount.tally-leaks" if small or cells.count(None) == 1 else None


def verify_tally(manifest, books):
    poll, strata, full = manifest["poll"], manifest["strata"], manifest["edition"] == "full"
    for stratum, book in zip(strata, books):
        need(stratum["counted"] == len(book), "recount.tally-differs", stratum=stratum["id"], cell="counted")
        for at, question in enumerate(poll["questions"]):
            told = stratum["tally"][question["id"]]
            if full:
                fault = None if tally_of(question, [row[at] for row in book]) == told else "recount.tally-differs"
            else:
                fault = public_fault(question, told, stratum["counted"], least_cell(poll))
            need(fault is None, fault, stratum=stratum["id"], question=question["id"])
    if full:
        told = canonical({"salt": manifest["salt"], "tallies": [stratum["tally"] for stratum in strata]})
        need(sha256(told.encode()).hex() == manifest["commitment"], "recount.commitment-differs")
    cells = sum(
        [*tally["options"].values(), tally["blank"], tally["invalid"], tally["unsure"], tally["valid"]].count(None)
        for stratum in strata for tally in stratum["tally"].values()
    )
    left = 0 if full else sum(stratum["ballots"]["size"] for stratum in strata)
    need(manifest["differs"] == {"answers": left, "cells": cells, "salts": left}, "recount.edition-differs")


# -- the box --------------------------------------------------------------------------------------------------------

def recount(box):
    """The manifest of a box of which everything holds. Raises Refused with the first thing that does not."""
    text = box.text("manifest.json", 8 * 2 ** 20)
    try:
        manifest = read_manifest(text)
    except Malformed:
        raise Refused("recount.manifest-form", {}) from None
    poll, key = manifest["poll"], base64.b64decode(manifest["key"])
    digest = base64.b64encode(sha256(text.encode())).decode()
    sealed = open_note(box.text("seal", 2 ** 16), poll["id"] + "/seal", key)
    need(sealed == f"huabiao-seal/1\n{poll['id']}\n{digest}\n", "recount.seal-signature")
    verify_numbers(manifest)
    life = life_of(manifest)

    def live(entry, index):
        need(manifest["life"]["size"] == len(life) and entry == life[index], "recount.life-differs", number=index + 1)
    read_log(box, "life", poll["id"] + "/life", manifest["life"], key, live, None)
    trees = [read_stratum_logs(box, manifest, stratum, key) for stratum in manifest["strata"]]
    verify_tally(manifest, count_ballots(box, manifest, trees))
    return manifest


def verify_numbers(manifest):
    for stratum in manifest["strata"]:
        issued, counted = stratum["issued"]["size"], stratum["counted"]
        need(stratum["roll"] is None or issued <= stratum["roll"]["size"], "recount.issued-over-roll")
        need(counted <= issued, "recount.ballots-over-issued")
        need(counted + stratum["replaced"] == stratum["ballots"]["size"], "recount.tally-differs")


def read_stratum_logs(box, manifest, stratum, key):
    poll, name = manifest["poll"], stratum["id"]
    roll, issued = set(), set()

    def on_roll(entry, index):
        need(entry not in roll, "recount.roll-repeated", stratum=name, index=index)
        roll.add(entry)

    def on_issued(entry, index):
        need(stratum["roll"] is None or entry in roll, "recount.issued-not-on-roll", stratum=name, index=index)
        need(entry not in issued, "recount.issued-repeated", stratum=name, index=index)
        issued.add(entry)

    def log(kind, take):
        return read_log(box, f"strata/{name}/{kind}", f"{poll['id']}/{name}/{kind}", stratum[kind], key, take, 32)
    if stratum["roll"] is not None:
        log("roll", on_roll)
    log("issued", on_issued)
    tree = log("ballots", lambda entry, index: None)
    verify_checkpoints(box, manifest, name, tree, key)
    return tree


def verify_checkpoints(box, manifest, name, tree, key):
    origin = f"{manifest['poll']['id']}/{name}/ballots"
    text = box.text(f"strata/{name}/checkpoints.json", 64 * 2 ** 20)
    try:
        notes = items(parse(text), 1, 1_000_000)
        form(all(isinstance(note, str) for note in notes) and canonical(notes) == text)
    except (Malformed, UnicodeEncodeError):
        raise Refused("recount.checkpoints-form", {}) from None
    before = 0
    for at, note in enumerate(notes):
        head, last, where = open_checkpoint(note, origin, key), at == len(notes) - 1, {"log": origin, "number": at + 1}
        need(head is not None, "recount.checkpoint-signature", **where)
        need(head[0] > before or (at == 0 and last), "recount.checkpoint-rewound", **where)
        need(head[0] <= tree.size and tree.root(head[0]) == head[1], "recount.checkpoint-forked", **where)
        need(last or head[0] - before >= manifest["poll"]["batch"], "recount.batch-small", **where)
        need(not last or head[0] == tree.size, "recount.checkpoint-rewound", **where)
        before = head[0]


class Folder:
    """A box as a folder."""

    def __init__(self, path):
        self.path = path

    def read(self, name, most):
        try:
            handle = os.open(os.path.join(self.path, name), os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        except (FileNotFoundError, NotADirectoryError):
            raise Refused("box.file-missing", {"file": name}) from None
        except OSError:
            raise Refused("box.file-strange", {"file": name}) from None
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            need(stat.S_ISREG(status.st_mode), "box.file-strange", file=name)
            need(most is None or status.st_size <= most, "box.file-too-large", file=name)
            return file.read()

    def text(self, name, most):
        try:
            return self.read(name, most).decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("box.not-text", {"file": name}) from None

    def lines(self):
        return split_lines(self.read("ballots.ndjson", None))


class Memory(Folder):
    """A box as names and bytes."""

    def __init__(self, files):
        super().__init__("")
        self.files = files

    def read(self, name, most):
        need(name in self.files, "box.file-missing", file=name)
        need(most is None or len(self.files[name]) <= most, "box.file-too-large", file=name)
        return self.files[name]


def split_lines(data):
    lines = data.split(b"\n")
    return lines if lines[-1] else lines[:-1]


def verdict(box):
    try:
        recount(box)
        return "holds"
    except Refused as refused:
        return refused.args[0]


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--many":
        with open(arguments[1], encoding="ascii") as file:
            for line in file:
                files = {name: base64.b64decode(data) for name, data in json.loads(line).items()}
                print(verdict(Memory(files)), flush=True)
        return 0
    if len(arguments) != 1:
        sys.exit(__doc__)
    try:
        manifest = recount(Folder(arguments[0]))
    except Refused as refused:
        print(refused.args[0], json.dumps(refused.args[1], ensure_ascii=False))
        return 1
    for stratum in manifest["strata"]:
        roll = stratum["roll"]["size"] if stratum["roll"] else "-"
        print(f"{stratum['id']}: roll {roll}, issued {stratum['issued']['size']}, counted {stratum['counted']}")
        for question, tally in stratum["tally"].items():
            print(f"  {question}: {json.dumps(tally, ensure_ascii=False)}")
    print("everything holds; trust it as far as you trust the key", manifest["key"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
