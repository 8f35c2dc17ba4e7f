"""The reports of `cases/attribution.txt`, read and judged: `python tests/attribution.py` prints what goes wrong.

A case is a short report by construct; below it stands a line for each statement that a careful reader finds in it:

    | source | cue | content | act stance quote | what else is told of it

"or" parts what is right alike; a line that begins with "|?" may be found or not. The cue is "-" where only quotation marks tell, and ":" where a colon does. What else: the addressee (`to`), the medium
(`in`), on whose behalf (`for`), the day or days as ISO 8601 (`on`), whom the source names (`speaker`), the cue of the
statement in whose content it stands (`within`), `polarity` and `certainty`. What is not told is wanted to be absent: the
polarity positive, and the certainty that of the act. Every report is published on Wednesday, 15 May 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.extract.parser import Parser
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagger
from rashomon.graph.kb import KnowledgeBase
from rashomon.ids import content_id
from rashomon.model import Document, Extraction, Statement
from rashomon.ontology.vocabulary import Vocabulary, load

CASES = Path(__file__).parent / "cases" / "attribution.txt"
PUBLISHED = "2024-05-15"
WHOLE = 0.8
"""The share of words that a content has in common with what is wanted, from which it is right."""
MOSTLY = 0.5
"""The same for sources, media and whoever is named."""
IDLE = {"the", "a", "an", "that"}
"""Words that make no difference."""
DETAILS = ("speaker", "to", "in", "for", "on")
ATTRIBUTES = (
    *("found", "source", "content", "act", "stance", "quote", "polarity", "certainty", "within"),
    *DETAILS,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A statement that a careful reader finds: its words, its act, and the rest by name."""

    source: str
    cue: str
    content: str
    act: str
    stance: str
    quote: str
    rest: Mapping[str, str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A short report, and the statements in it."""

    construct: str
    text: str
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One wanted statement: which of its attributes were to be told, and which of these are wrong."""

    case: Case
    wanted: Wanted
    told: frozenset[str]
    wrong: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, its wanted statements judged, and the words of statements that nobody made."""

    case: Case
    judged: tuple[Judged, ...]
    spurious: tuple[str, ...]


def cases() -> list[Case]:
    """The cases, in the order of the file."""
    found, construct = [], ""
    for block in CASES.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("# "):
            construct = lines[0].removeprefix("# ")
            continue
        text = "\n".join(line for line in lines if not line.startswith("|"))
        found.append(Case(construct, text, tuple(_wanted(line) for line in lines if line.startswith("|"))))
    return found


def _wanted(line: str) -> Wanted:
    source, cue, content, kinds, *rest = (cell.strip() for cell in line.lstrip("|?").split("|"))
    act, stance, quote = kinds.split()
    pairs = [pair.split(":", 1) for pair in "".join(rest).split("; ") if pair]
    told = {name.strip(): value.strip() for name, value in pairs}
    return Wanted(source, cue, content, act, stance, quote, told, line.startswith("|?"))


def outcomes(of: Sequence[Case], tagger: Tagger | None) -> Iterator[Outcome]:
    """What is read in each case, by rules and tagger joined, or by the rules alone where there is no tagger."""
    vocabulary = load()
    reader = Reader(vocabulary, KnowledgeBase.shipped().gazetteer(), tagger)
    documents = [
        Document(content_id("doc", str(number), case.text), str(number), case.text, published=PUBLISHED)
        for number, case in enumerate(of)
    ]
    for case, (document, parse) in zip(of, Parser().parse(documents), strict=True):
        yield _Judge(case, reader.read(document, parse), vocabulary).outcome()


class _Judge:
    def __init__(self, case: Case, read: Extraction, vocabulary: Vocabulary) -> None:
        self._case, self._read, self._acts = case, read, vocabulary.acts
        self._mentions = {mention.id: mention.text for mention in read.mentions}
        self._chains = {one: chain.mentions for chain in read.chains for one in chain.mentions}
        self._by_id = {statement.id: statement for statement in read.statements}

    def outcome(self) -> Outcome:
        left = list(self._read.statements)
        judged = []
        for wanted in self._case.wanted:
            found = max(left, key=lambda one: self._nearness(wanted, one), default=None)
            near = found is not None and self._nearness(wanted, found) > 0
            if wanted.optional and not near:
                continue
            if found is None or not near:
                judged.append(Judged(self._case, wanted, self._told(wanted, None), {"found": "nothing"}))
                continue
            left.remove(found)
            judged.append(
                Judged(self._case, wanted, self._told(wanted, found), dict(self._wrong(wanted, found)))
            )
        return Outcome(self._case, tuple(judged), tuple(map(self._line, left)))

    def _nearness(self, wanted: Wanted, found: Statement) -> float:
        """How likely it is that a statement is the one that is meant; 0 where it cannot be."""
        content = _alike(wanted.content, self._words(found.content))
        if wanted.cue in ("-", ":"):
            return content if content >= MOSTLY else 0
        cue = _alike(wanted.cue, self._words(found.cue))
        return cue and cue + content

    def _told(self, wanted: Wanted, found: Statement | None) -> frozenset[str]:
        """The attributes that count: all that everything has, and those details that are wanted or were found."""
        rest = {name for name in DETAILS if name in wanted.rest}
        if found is not None:
            rest |= {name for name in ("to", "in", "for", "on") if self._detail(found, name)}
        return frozenset(ATTRIBUTES) - set(DETAILS) | rest

    def _wrong(self, wanted: Wanted, found: Statement) -> Iterator[tuple[str, str]]:
        act = self._acts[found.act]
        wished = self._acts[wanted.act].certainty
        exact = {
            "act": (wanted.act, found.act),
            "stance": (wanted.stance, act.stance if found.polarity == "positive" else "none"),
            "quote": (wanted.quote, found.quote if found.content else "-"),
            "polarity": (wanted.rest.get("polarity", "positive"), found.polarity),
            "certainty": (wanted.rest.get("certainty", wished), found.certainty),
            "on": (wanted.rest.get("on", ""), found.time or ""),
        }
        yield from ((name, got) for name, (want, got) in exact.items() if want != got)
        outer = self._by_id.get(found.within or "")
        around = self._words(outer.cue) if outer else ""
        if not _alike(wanted.rest.get("within", ""), around):
            yield "within", around
        loose = {name: (wanted.rest.get(name, ""), self._detail(found, name)) for name in ("to", "in", "for")}
        loose["source"] = (wanted.source, self._words(found.source))
        yield from ((name, got) for name, (want, got) in loose.items() if _alike(want, got) < MOSTLY)
        content = self._words(found.content)
        if _alike(wanted.content, content, wanted.rest.get("to", "")) < WHOLE:
            yield "content", content
        speaker = [
            self._mentions[one]
            for one in self._chains.get(found.speaker or "", (found.speaker or "",))
            if one
        ]
        if "speaker" in wanted.rest and not any(wanted.rest["speaker"] in name for name in speaker):
            yield "speaker", ", ".join(speaker)

    def _detail(self, found: Statement, name: str) -> str:
        if name == "in":
            return "" if found.medium is None else self._words([found.medium])
        if name == "on":
            return found.time or ""
        return self._mentions.get((found.addressee if name == "to" else found.on_behalf) or "", "")

    def _words(self, spans: Sequence[tuple[int, int]]) -> str:
        return " ".join(self._case.text[start:end] for start, end in spans)

    def _line(self, found: Statement) -> str:
        return " | ".join((*map(self._words, (found.source, found.cue, found.content)), found.act))


def _alike(wanted: str, got: str, besides: str = "") -> float:
    """The share of words that two texts have in common, with those left out that make no difference or stand besides;
    1 where both have none, and the best of what "or" parts.
    """
    return max(
        _share(_words_of(one) - _words_of(besides), _words_of(got) - _words_of(besides))
        for one in wanted.split(" or ")
    )


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+|:", text.lower())) - IDLE


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def shares(done: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Of each attribute, how often it is right, and how often it was to be told; a missed statement has none."""
    judged = [one for outcome in done for one in outcome.judged]
    return {
        name: (
            sum(name in one.told and not one.wrong.keys() & {name, "found"} for one in judged),
            sum(name in one.told for one in judged),
        )
        for name in ATTRIBUTES
    }


def lines(done: Sequence[Outcome]) -> Iterator[str]:
    """What goes wrong, a report after the other."""
    for outcome in done:
        faults = [
            f"  {one.wanted.cue}: " + "; ".join(f"{name} is {got!r}" for name, got in one.wrong.items())
            for one in outcome.judged
            if one.wrong
        ]
        faults += [f"  not said: {words}" for words in outcome.spurious]
        if faults:
            yield "\n".join([f"[{outcome.case.construct}] {outcome.case.text}", *faults])


def main() -> None:
    """Read all cases twice; print what goes wrong in the joined reading, and the table by attribute and construct."""
    joined, rules = list(outcomes(cases(), Tagger())), list(outcomes(cases(), None))
    print("\n\n".join(lines(joined)), "\n")
    print(f"{'':<48}{'joined':>12}{'rules':>12}")
    for name, (right, told) in shares(joined).items():
        alone = shares(rules)[name]
        print(f"{name:<48}{right:>5} of {told:<4}{alone[0]:>5} of {alone[1]:<4}")
    for construct in dict.fromkeys(case.construct for case in cases()):
        both = [
            [one for outcome in done if outcome.case.construct == construct for one in outcome.judged]
            for done in (joined, rules)
        ]
        print(
            f"{construct:<48}"
            + "".join(f"{sum(not j.wrong for j in part):>5} of {len(part):<4}" for part in both)
        )
    print(
        f"{'statements that nobody made':<48}"
        + "".join(f"{sum(len(o.spurious) for o in done):>5}       " for done in (joined, rules))
    )


if __name__ == "__main__":
    main()
