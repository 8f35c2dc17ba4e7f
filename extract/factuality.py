"""Whether what a word expresses is said to be so, not to be so, or neither: polarity and certainty, by cues with scope.

Factuality comes from above: a word stands in a clause, the clause under a verb, that verb under another. "Failed to
prevent the raid" turns it twice, "did not threaten to attack" leaves it open. The walk goes up from the trigger to the
end of its clause; what lies beyond a finite clause ("she denied that ...") is the business of statements. Verbs that
pass their own factuality on are called implicative after Karttunen (1971); the values follow GRaSP and FactBank (Saurí
and Pustejovsky 2009), whose scopes are read here off the dependencies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Certainty, Polarity
from .achieved import achieved
from .asked import is_asked
from .clauses import PASSIVE_SUBJECTS, SUBJECTS, is_light, is_passive, negated_here
from .cues import cue_at
from .naming import is_called
from .parse import Parse
from .triggers import Triggers
from .words import words

DEPTH = 12
"""How many governors are looked at; longer chains are parsing errors."""

UNREAL_MARKS = frozenset(["if", "unless", "whether", "lest", "until"])
CONDITIONS = frozenset(["if", "unless"])
UNREAL_MODALS = frozenset(
    ["will", "would", "shall", "should", "must", "ought", "ll", "'ll", "’ll", "wo", "need"]
)
POSSIBLE_MODALS = frozenset(["may", "might", "could", "can", "ca"])
WAYS_TO = frozenset(
    ("door", "way", "path", "road", "route", "key", "obstacle", "threshold", "step", "commitment")
)
"""Nouns after which "to" brings what may come: "opened the door to his extradition"."""

ADVISING = frozenset(
    (
        "argue",
        "warn",
        "advise",
        "caution",
        "decide",
        "vote",
        "recommend",
        "guard",
        "argument",
        "case",
        "warning",
    )
)
"""Words after which "against" brings what is not to come: "argued against the withdrawal"."""

STANDING = frozenset(
    ("run", "stand", "campaign", "bid", "race", "candidate", "candidacy", "compete", "contest", "vie")
)
"""Words after which "for" brings the post that somebody would have: "ran for mayor"."""

CHOOSING = words(
    "naming appointment selection search choice nomination election hunt quest designation choose look"
)
"""Words for the choice of somebody who has no post yet: "the naming of a successor", "is searching for a leader"."""

APPOINTING = words("name appoint elect nominate choose pick select hire install designate crown recruit")
"""Verbs whose object has its post when they are done, if ever: "would appoint a leader of the council"."""

ADJUNCT = words("after before during since until despite amid following at on by because")
"""Prepositions that bring an event beside what a verb tells, and no part of it."""

ARBITRARY = frozenset(("a", "an", "any", "every", "each", "no", "some", "whichever", "whatever"))
SEEMING = frozenset(("seem", "appear", "look"))
COPULAS = frozenset(("be", "become", "remain"))
NOBODY = frozenset(["nobody", "none", "nothing", "neither"])
CONTRASTS = frozenset(["than", "not", "instead", "except", "excluding"])
ALL_BUT = frozenset(["everyone", "everybody", "everything", "all", "nobody", "none", "nothing", "anyone"])
"""Whom "but" excludes: in "everyone but the army", the army."""

FOUND_OUT = frozenset(
    ["known", "found", "shown", "proved", "proven", "seen", "confirmed", "caught", "filmed"]
)
"""Participles after which an infinitive is a fact: "is known to have fled"; after others it is hearsay."""

INSTEAD = frozenset(["instead", "rather", "without"])
RANK: tuple[Certainty, ...] = ("certain", "probable", "possible", "underspecified")


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a source presents something: (positive, certain) is a fact to it, (negative, certain) a counterfact."""

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"

    def turned(self, times: int = 1) -> Factuality:
        """The same with the polarity turned so many times."""
        if times % 2 == 0:
            return self
        return Factuality("negative" if self.polarity == "positive" else "positive", self.certainty)

    def weakened(self, certainty: Certainty) -> Factuality:
        """The same, at most as certain as this."""
        return Factuality(self.polarity, max(self.certainty, certainty, key=RANK.index))


FACT = Factuality()
OPEN = Factuality("positive", "underspecified")


def factuality(parse: Parse, token: int, triggers: Triggers) -> Factuality:
    """The factuality of what a trigger expresses, as the innermost source that speaks of it sees it."""
    if is_asked(parse, token):
        return OPEN
    return _Reading(parse, triggers).of(token)


def of_a_phrase(parse: Parse, noun: int, triggers: Triggers) -> Factuality:
    """The factuality of what a noun phrase takes for granted, by its own words alone.

    "Will the militia's founder resign?", "never met the militia's founder": somebody has founded it, whatever the
    clause asks or denies. An indefinite phrase ("wants a lawyer") takes nothing for granted, and is read as others are.
    """
    if not _is_definite(parse, noun):
        return factuality(parse, noun, triggers)
    return _Reading(parse, triggers).by_its_own_words(noun)


def holds_of(parse: Parse, argument: int, triggers: Triggers) -> Factuality:
    """What an argument's own words add: "not the army", "rather than the depot", "suspected rebels"."""
    found = FACT
    if _is_excluded(parse, argument):
        found = found.turned()
    for child in parse.all_children(argument, "amod"):
        if parse.words[child].lower() in triggers.lexicons["probable"] | triggers.lexicons["possible"]:
            found = found.weakened("probable")
        if _is_so_called(parse, child):
            found = found.weakened("possible")
    return found


class _Reading:
    """The walk up from a trigger, over one parse."""

    def __init__(self, parse: Parse, triggers: Triggers) -> None:
        self.parse, self.triggers, self.lexicons = parse, triggers, triggers.lexicons

    def of(self, token: int, depth: int = DEPTH, *, below: int | None = None) -> Factuality:
        """What the word's own modifiers make of what its governors pass on; `below` is where the walk came from."""
        passed = self._passed(token, depth - 1) if depth else FACT
        turned = passed.turned(negated_here(self.parse, token, self.lexicons["negations"], besides=below))
        return turned.weakened(self._hedge(token))

    def by_its_own_words(self, token: int) -> Factuality:
        """What the word's own modifiers make of it."""
        turned = FACT.turned(negated_here(self.parse, token, self.lexicons["negations"]))
        return turned.weakened(self._hedge(token))

    def _passed(self, token: int, depth: int) -> Factuality:
        """What the governor of a word passes on to it."""
        parse = self.parse
        head, dep = parse.heads[token], parse.deps[token]
        if head == token:
            return self._of_a_root(token)
        if dep == "conj" or (dep == "dep" and _lacks_a_finite_verb(parse, token)):
            return self._of_a_conjunct(token, head, depth)
        if is_called(parse, token):
            return FACT  # to whoever calls it so; see `naming.with_callers`
        if dep in ("attr", "acomp", "oprd"):
            return self.of(head, depth)
        if parse.tags[token].startswith(("N", "J")):
            return self._of_a_noun(token, head, dep, depth)
        if dep in ("xcomp", "ccomp", "csubj", "csubjpass"):
            return self._of_a_complement(token, head, dep, depth)
        if dep == "pcomp":
            return self._of_a_gerund(token, head, depth)
        if dep in ("acl", "relcl"):
            return self._of_a_modifier(token, head, depth)
        if dep == "advcl":
            return self._of_an_adverbial(token)
        return FACT

    def _of_a_root(self, token: int) -> Factuality:
        """An imperative ("Attack the base!"), or a headline ("Rebels to free envoy"), tells of nothing done."""
        parse = self.parse
        if is_infinitive(parse, token):
            return OPEN
        bare = parse.tags[token] == "VB" and parse.child(token, *SUBJECTS, *PASSIVE_SUBJECTS, "aux") is None
        return OPEN if bare else FACT

    def _of_a_conjunct(self, token: int, head: int, depth: int) -> Factuality:
        """The second of two shares what stands before the first: "not" in "did not shell or storm"."""
        parse = self.parse
        if _lacks_a_finite_verb(parse, token) and not is_infinitive(parse, head) and self._is_unreal(head):
            return OPEN  # "must be closed and the general be arrested", "have to leave, but resign"
        if parse.child(token, *SUBJECTS, *PASSIVE_SUBJECTS, "aux", "mark") is not None:
            return FACT
        if parse.child(token, "neg") is not None:  # "should leave, not attack them"
            return Factuality("positive", self.of(head, depth).certainty)
        if parse.tags[token].startswith("V") and parse.tags[token] != parse.tags[head]:
            past = {parse.tags[token], parse.tags[head]} == {"VBD", "VBN"}
            if not (past and parse.child(head, "aux") is None):
                return FACT
        shared = self.of(head, depth)
        contrast = any(parse.words[cc].lower() == "but" for cc in parse.all_children(head, "cc"))
        return Factuality("positive", shared.certainty) if contrast else shared

    def _of_a_noun(self, token: int, head: int, dep: str, depth: int) -> Factuality:
        """An event noun under a verb, a preposition or another noun: "planned an attack", "no sign of an attack"."""
        parse, lexicons = self.parse, self.lexicons
        if dep in ("dobj", "nsubjpass") and parse.lemmas[head] in APPOINTING and token in self._posts(head):
            return self.of(head, depth)
        if dep in ("dobj", "nsubjpass", "compound", "nmod", "poss"):
            return self._under(head, depth, token)
        if dep == "nsubj" and parse.tags[head].startswith("V"):
            if parse.lemmas[head] in lexicons["occurrence"]:
                return self.of(head, depth, below=token)
            if parse.lemmas[head] in COPULAS | SEEMING:
                return self._by_predicate(head, depth)
        if dep == "pobj" and not parse.words[head].lower().startswith("by"):
            if parse.words[head].lower() in INSTEAD or "instead" in self._words_below(head):
                return FACT.turned()
            governor = parse.heads[head]
            if parse.words[head].lower() == "as" and parse.tags[governor].startswith("V"):
                return self.of(
                    governor, depth
                )  # "will serve as spokesman", "as a senator, voted for the law"
            if is_prospect(parse, head, token):
                return OPEN
            if parse.tags[governor].startswith("V") and parse.words[head].lower() in ADJUNCT:
                return FACT  # "refused to speak after the raid"
            return self._under(governor, depth, token)
        return FACT

    def _posts(self, verb: int) -> list[int]:
        """The objects of a verb that name the holder of a post, and nobody in particular: "a leader"."""
        nouns = self.parse.all_children(verb, "dobj", "nsubjpass")
        return [
            noun
            for noun in nouns
            if self.parse.lemmas[noun] in self.triggers.posts and not _is_definite(self.parse, noun)
        ]

    def _by_predicate(self, copula: int, depth: int) -> Factuality:
        """What is said of an event: "the raid was a hoax" hardly; "a strike is possible", "imminent"."""
        predicate = self.parse.child(copula, "acomp", "attr", "oprd")
        if predicate is None:
            return FACT
        word = self.parse.words[predicate].lower()
        if word in self.lexicons["unreal-adjectives"]:
            return OPEN
        return FACT.weakened(_certainty_of(word, self.lexicons))

    def _under(self, governor: int, depth: int, token: int) -> Factuality:
        """What a verb or noun does to an event noun that depends on it; most only presuppose the event."""
        parse, lexicons, lemma = self.parse, self.lexicons, self.parse.lemmas[governor]
        if parse.tags[governor].startswith("N"):
            if lemma in lexicons["unreal-nouns"]:
                return OPEN
            if lemma in lexicons["evidence"]:
                return self._by_evidence(governor, depth)
            return FACT.turned() if lemma in lexicons["lacks"] else FACT
        if not parse.tags[governor].startswith(("V", "M")):
            return FACT
        if is_light(parse, governor, self.triggers) or lemma in lexicons["occurrence"] or lemma in COPULAS:
            return self.of(governor, depth, below=token)
        implied = self._implied(governor, depth, token)
        if implied is not None:
            return implied
        preposition = parse.heads[token]
        cue = cue_at(parse, self.triggers, governor)
        if parse.tags[preposition] == "IN" and cue is not None and cue.act in self.triggers.wanting:
            return OPEN if parse.words[preposition].lower() in cue.frames else FACT  # "called for his arrest"
        cue = self.triggers.cues.get(("verb", lemma))
        # Who denies or condemns takes a side, which the statement tells; who threatens or offers leaves it open anyway.
        said = cue is not None and "object" in cue.frames and cue.act in self.triggers.committing
        return OPEN if lemma in lexicons["unreal-verbs"] and not said else FACT

    def _implied(self, verb: int, depth: int, token: int) -> Factuality | None:
        """What an implicative verb passes down; None for another verb."""
        lemma, lexicons = self.parse.lemmas[verb], self.lexicons
        if lemma in lexicons["implicative"]:
            return self.of(verb, depth, below=token)
        if lemma in lexicons["negative-implicative"]:
            return self.of(verb, depth, below=token).turned()
        if lemma in lexicons["causative"] or lemma in lexicons["preventive"]:
            own = self.of(verb, depth, below=token)
            if own.polarity == "negative":
                return OPEN  # "did not force them to leave": they may have left
            return own if lemma in lexicons["causative"] else own.turned()
        return None

    def _of_a_complement(self, token: int, head: int, dep: str, depth: int) -> Factuality:
        """A clause under a verb, a copula or an adjective."""
        parse = self.parse
        if is_infinitive(parse, token) and (done := self._achieved(token, depth)) is not None:
            return done
        if dep == "csubj" and _is_a_rule(parse, token, head):
            return OPEN  # "attacking a judge is a crime"
        if parse.lemmas[head] in ("have", "be") and parse.tags[token] in ("VBD", "VBN", "VBG"):
            if _is_inverted(parse, head, token):
                return FACT.turned(
                    negated_here(parse, head, self.lexicons["negations"])
                )  # "nor have they freed"
        if parse.lemmas[head] in COPULAS and (dep != "xcomp" or not is_infinitive(parse, token)):
            return self._by_judgement(head, depth)
        if parse.tags[head].startswith("J"):
            if dep == "ccomp":
                return self._by_adjective(head, depth)
            return Factuality(self.of(head, depth).polarity, "underspecified")  # "is not ready to back them"
        carriers = parse.all_children(token, "aux", "auxpass")
        finite = any(parse.tags[one] != "TO" and parse.words[one].lower() != "having" for one in carriers)
        bare = parse.tags[token] in ("VB", "VBG", "VBN") and not finite and parse.child(token, "mark") is None
        if dep in ("xcomp", "ccomp") and (is_infinitive(parse, token) or bare):
            return self._of_an_infinitive(token, head, depth)
        if ("verb", parse.lemmas[head]) in self.triggers.cues:
            return FACT
        doubted = negated_here(
            parse, head, self.lexicons["negations"], besides=token
        )  # "it does not follow that"
        return OPEN if doubted or parse.lemmas[head] in self.lexicons["unreal-verbs"] else FACT

    def _of_an_infinitive(self, token: int, head: int, depth: int) -> Factuality:
        """An infinitive or gerund: real only under verbs that imply it, by default it is wanted, not done."""
        parse, lemma = self.parse, self.parse.lemmas[head]
        if lemma in self.lexicons["aspectual"]:
            return self.of(head, depth)
        if lemma in ("have", "use") and is_infinitive(parse, token):  # "had to leave", "used to shell"
            if any(parse.words[child].lower() == "yet" for child in parse.all_children(head, "advmod")):
                return FACT.turned()
            return self.of(head, depth) if parse.tags[head] in ("VBD", "VBN") else OPEN
        implied = self._implied(head, depth, token)
        if implied is not None:
            return implied
        if lemma == "go":
            return self.of(head, depth) if parse.child(head, "prt") is not None else OPEN
        if is_passive(parse, head):  # "is believed to have attacked"
            heard = parse.words[head].lower()
            hearsay = (
                _certainty_of(heard, self.lexicons) if heard in self.lexicons["possible"] else "probable"
            )
            return self.of(head, depth).weakened("certain" if heard in FOUND_OUT else hearsay)
        if lemma in ("seem", "appear"):
            return self.of(head, depth).weakened("probable")
        return FACT if self._is_told(token, lemma) else OPEN

    def _is_told(self, clause: int, verb: str) -> bool:
        """Whether a verb tells of its gerund or perfect infinitive: "admitted firing", but not "considered firing"."""
        parse, cue = self.parse, self.triggers.cues.get(("verb", verb))
        if cue is None:
            return False
        weighed = verb in self.lexicons["unreal-verbs"] and cue.act not in self.triggers.against
        perfect = any(parse.lemmas[aux] == "have" for aux in parse.all_children(clause, "aux"))
        return perfect or (parse.tags[clause] == "VBG" and not weighed)

    def _achieved(self, infinitive: int, depth: int) -> Factuality | None:
        """What an infinitive tells of as done, by what it hangs on; None for what is only wanted."""
        found = achieved(self.parse, infinitive)
        if found is None:
            return None
        governor, link = found
        own = self.of(governor, depth)
        return own if link == "as it is" else Factuality("positive", own.certainty)

    def _of_a_gerund(self, token: int, preposition: int, depth: int) -> Factuality:
        """A gerund under a preposition: "without firing", "kept from firing", "after freeing", "thought of firing"."""
        parse, word = self.parse, self.parse.words[preposition].lower()
        if word in INSTEAD or self._words_below(preposition) & INSTEAD:
            return FACT.turned()
        governor = parse.heads[preposition]
        if parse.lemmas[governor] in self.lexicons["unreal-nouns"] and parse.tags[governor].startswith("N"):
            return OPEN  # "interest in joining", "plan for freeing"
        if word == "for" and parse.lemmas[governor] in ADVISING:
            return OPEN  # "his argument for freeing them"
        if word == "by" and parse.tags[governor].startswith("V"):  # "would respond by freeing them"
            return Factuality("positive", self.of(governor, depth).certainty)
        if parse.deps[parse.heads[governor]] == "agent":  # "was accused by the minister of firing"
            governor = parse.heads[parse.heads[governor]]
        if word in ("from", "in", "into", "of") and parse.tags[governor].startswith("V"):
            implied = self._implied(governor, depth, token)
            if implied is not None:
                return implied
        cue = self.triggers.cues.get(("verb", parse.lemmas[governor]))
        hedge = _certainty_of(parse.words[governor].lower(), self.lexicons)
        if word == "of" and hedge != "certain" and is_passive(parse, governor):
            return FACT.weakened(hedge)  # "is suspected of firing"
        if cue is not None and word in cue.frames:
            return FACT  # "accused of firing": a statement tells how its speaker means it
        if word in ("after", "before", "by", "since", "while", "in", "for", "upon", "on", "despite", "when"):
            return FACT
        return OPEN if parse.lemmas[governor] not in self.lexicons["aspectual"] else self.of(governor, depth)

    def _of_a_modifier(self, token: int, noun: int, depth: int) -> Factuality:
        """A clause that describes a noun, or says what it is about: "the plan to attack", "proof that he attacked"."""
        parse = self.parse
        if is_infinitive(parse, token):
            if (done := self._achieved(token, depth)) is not None:
                return done
            if parse.words[noun].lower() in ("first", "last", "only", "second"):
                return FACT
            return OPEN.turned(
                negated_here(parse, noun, self.lexicons["negations"])
            )  # "has no plan to leave"
        if _is_any_of_a_kind(parse, token, noun):
            return OPEN
        if parse.words[noun].lower() in NOBODY or negated_here(parse, noun, self.lexicons["negations"]):
            if parse.child(token, "mark") is None and parse.lemmas[noun] not in self.lexicons["evidence"]:
                return FACT.turned()  # "there is no group that attacked"
        determiner = parse.child(noun, "det")
        if determiner is not None and parse.words[determiner].lower() in ("any", "whichever", "whatever"):
            return OPEN
        if parse.child(token, "mark") is None or ("noun", parse.lemmas[noun]) in self.triggers.cues:
            return FACT
        if parse.lemmas[noun] in self.lexicons["unreal-nouns"]:
            return OPEN
        return self._by_evidence(noun, depth) if parse.lemmas[noun] in self.lexicons["evidence"] else FACT

    def _of_an_adverbial(self, token: int) -> Factuality:
        """A clause beside another: infinitives of purpose are not done yet, "had they attacked" is a condition."""
        parse = self.parse
        if is_infinitive(parse, token):
            head = parse.heads[token]
            went_on = parse.lemmas[head] == "go" and parse.child(head, "prt") is not None
            done = self._achieved(token, DEPTH - 1)
            return done or (self.of(head, DEPTH - 1) if went_on else OPEN)
        if parse.tags[token] == "VBG" and parse.child(token, "mark", "aux", *SUBJECTS) is None:
            # "could declare a zone, forcing the airlines to leave"
            return Factuality("positive", self.of(parse.heads[token], DEPTH - 1).certainty)
        auxiliary = parse.child(token, "aux")
        subject = parse.child(token, *SUBJECTS, *PASSIVE_SUBJECTS)
        inverted = auxiliary is not None and subject is not None and auxiliary < subject
        return OPEN if inverted else FACT

    def _by_judgement(self, copula: int, depth: int) -> Factuality:
        """ "It is false that ...", "it is possible that ...", "the fact is that ..."."""
        adjective = self.parse.child(copula, "acomp", "attr")
        if adjective is not None:
            return self._by_adjective(adjective, depth)
        noun = self.parse.child(copula, "nsubj")
        return OPEN if noun is not None and self.parse.lemmas[noun] in self.lexicons["unreal-nouns"] else FACT

    def _by_adjective(self, adjective: int, depth: int) -> Factuality:
        word, own = self.parse.words[adjective].lower(), self.of(adjective, depth)
        if word in self.lexicons["false"]:
            return own.turned()
        if word in self.lexicons["unreal-adjectives"]:
            return OPEN
        if own.polarity == "negative":
            return own if word in ("true", "correct", "right", "so", "case") else OPEN
        return own.weakened(_certainty_of(word, self.lexicons))

    def _by_evidence(self, noun: int, depth: int) -> Factuality:
        """Evidence shows what it is of; where there is none, nothing is shown either way."""
        parse = self.parse
        own = self.of(noun, depth)
        negated = negated_here(parse, noun, self.lexicons["negations"])
        return OPEN if negated or own.polarity == "negative" else own

    def _hedge(self, token: int) -> Certainty:
        """What the words that hang on a trigger, or stand right before its clause, say of its certainty."""
        parse, found = self.parse, FACT
        edge = parse.left[token]
        if edge > 1 and (parse.words[edge - 2].lower(), parse.words[edge - 1].lower()) == ("in", "case"):
            return "underspecified"
        for child in parse.children[token]:
            word, dep = parse.words[child].lower(), parse.deps[child]
            if word == "must" and any(
                parse.lemmas[aux] == "have" for aux in parse.all_children(token, "aux")
            ):
                found = found.weakened("probable")  # "must have left" is an inference, "must leave" a duty
                continue
            if dep == "aux" and _is_unreal(parse, token, word):
                return "underspecified"
            if dep in ("mark", "advmod") and word in UNREAL_MARKS and not self._is_over(token, word):
                return "underspecified"
            if dep in ("advmod", "amod") and word in self.lexicons["approximate"]:
                return "underspecified"
            if dep in ("amod", "compound") and word in self.lexicons["unreal-adjectives"]:
                return "underspecified"
            if dep == "det" and word == "any":
                return "underspecified"
            if dep == "advcl" and self._is_condition(child) and not self._is_speech(token):
                return "underspecified"
            if dep == "amod" and _is_so_called(parse, child):
                found = found.weakened("possible")
            if dep in ("aux", "advmod", "amod"):
                found = found.weakened(_certainty_of(word, self.lexicons, modal=dep == "aux"))
        return found.certainty

    def _is_speech(self, verb: int) -> bool:
        """Whether a verb tells what was said, whose condition is one of the speaker's: "threatened to leave unless"."""
        past = self.parse.tags[verb] in ("VBD", "VBN", "VBG")
        return past and ("verb", self.parse.lemmas[verb]) in self.triggers.cues

    def _is_unreal(self, verb: int) -> bool:
        """Whether a verb has a modal, or governs an infinitive that tells of a duty or a wish: "have to leave"."""
        parse = self.parse
        if any(_is_unreal(parse, verb, parse.words[aux].lower()) for aux in parse.all_children(verb, "aux")):
            return True
        below = parse.child(verb, "xcomp")
        return below is not None and is_infinitive(parse, below) and self.of(below, 1).certainty != "certain"

    def _is_over(self, token: int, mark: str) -> bool:
        """Whether "until" ends what was so: "ruled until he was toppled", but not "would not talk until they left"."""
        parse, head = self.parse, self.parse.heads[token]
        words = [token, *parse.all_children(token, "aux", "auxpass")]
        past = all(parse.tags[word] in ("VBD", "VBN") for word in words) and parse.tags[head] == "VBD"
        open_ended = parse.child(head, "xcomp", "ccomp") is not None  # "refused to talk until they left"
        return mark == "until" and past and not open_ended and self.of(head, 1) == FACT

    def _is_condition(self, clause: int) -> bool:
        parse = self.parse
        return any(parse.words[mark].lower() in CONDITIONS for mark in parse.all_children(clause, "mark"))

    def _words_below(self, token: int) -> frozenset[str]:
        return frozenset(self.parse.words[child].lower() for child in self.parse.children[token])


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb has its "to"."""
    return any(parse.tags[child] == "TO" for child in parse.children[verb] if parse.deps[child] == "aux")


def _is_so_called(parse: Parse, adjective: int) -> bool:
    """Whether an adjective is "so-called", by which a reporter keeps off."""
    called = parse.words[adjective].lower()
    before = {parse.words[word].lower() for word in range(max(0, adjective - 2), adjective)}
    return called == "so-called" or (called == "called" and "so" in before)


def _is_definite(parse: Parse, noun: int) -> bool:
    """Whether a noun phrase has something particular in mind: "the founder", "Orsk's founder", "founder Jonas Pell"."""
    determiner = parse.child(noun, "det")
    if parse.tags[noun] in ("NNP", "NNPS", "NNS") or parse.child(noun, "poss", "appos") is not None:
        return determiner is None or parse.words[determiner].lower() not in ARBITRARY
    if determiner is not None:
        return parse.words[determiner].lower() in ("the", "this", "that", "these", "those")
    return parse.deps[noun] in ("compound", "nmod", "appos")


def _is_unreal(parse: Parse, verb: int, auxiliary: str) -> bool:
    """Whether an auxiliary leaves open what its verb tells: "will leave", "he'd leave", "could have left"."""
    if auxiliary in ("'d", "’d"):
        return parse.tags[verb] == "VB"
    if auxiliary == "could":
        return any(parse.words[aux].lower() == "have" for aux in parse.all_children(verb, "aux"))
    return auxiliary in UNREAL_MODALS


def _lacks_a_finite_verb(parse: Parse, verb: int) -> bool:
    """Whether a verb and its auxiliaries are bare: "the general be arrested", "resign"."""
    carriers = [*parse.all_children(verb, "aux", "auxpass"), verb]
    return parse.tags[carriers[0]] == "VB" and not is_infinitive(parse, verb)


def is_prospect(parse: Parse, preposition: int, noun: int) -> bool:
    """Whether a preposition makes what its noun tells a mere prospect: "in the event of", "the door to", "run for"."""
    word, governor = parse.words[preposition].lower(), parse.heads[preposition]
    above = parse.words[parse.heads[governor]].lower()
    if word == "of" and parse.lemmas[governor] == "event":
        return parse.deps[governor] == "pobj" and above == "in"
    if word == "to":
        opened = [governor, *parse.all_children(governor, "dobj")]
        return any(parse.lemmas[way] in WAYS_TO for way in opened)
    if word == "against":
        return parse.lemmas[governor] in ADVISING
    if word in ("of", "for") and parse.lemmas[governor] in CHOOSING:
        return not _is_definite(parse, noun)
    return word == "for" and parse.lemmas[governor] in STANDING and parse.child(noun, "det") is None


def _is_inverted(parse: Parse, auxiliary: int, verb: int) -> bool:
    """Whether an auxiliary stands before the subject of its verb: "nor have the rebels freed", "never has he met"."""
    subject = parse.child(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    return subject is not None and auxiliary < subject and parse.child(auxiliary, *SUBJECTS) is None


def _is_a_rule(parse: Parse, gerund: int, copula: int) -> bool:
    """Whether a gerund is the subject of what always holds: "attacking a judge is a crime"."""
    return parse.tags[gerund] == "VBG" and parse.lemmas[copula] == "be" and parse.tags[copula] == "VBZ"


def _is_any_of_a_kind(parse: Parse, clause: int, noun: int) -> bool:
    """Whether a clause describes any of a kind, of which a rule holds: "a party that attacks judges is no party"."""
    copula = parse.heads[noun]
    determiner = parse.child(noun, "det")
    if determiner is None or parse.words[determiner].lower() not in ("a", "an", "every", "any"):
        return False
    rule = (
        parse.deps[noun] == "nsubj" and parse.lemmas[copula] == "be" and parse.tags[copula] in ("VBZ", "VB")
    )
    return rule and parse.tags[clause] == "VBZ" and parse.deps[clause] == "relcl"


def _is_excluded(parse: Parse, token: int) -> bool:
    """Whether a noun is named only to be left out: "the depot, not the base", "rather than the base"."""
    if parse.deps[token] == "conj" and parse.words[parse.heads[token]].lower() in ALL_BUT:
        return any(parse.words[cc].lower() == "but" for cc in parse.all_children(parse.heads[token], "cc"))
    before = [child for child in parse.all_children(token, "neg", "preconj") if child < token]
    if any(parse.words[child].lower() == "not" for child in before):
        return True
    edge = parse.left[token] - 1
    beside = parse.deps[token] in ("conj", "appos", "pobj")
    return beside and edge >= 0 and parse.words[edge].lower() in CONTRASTS


def _certainty_of(word: str, lexicons: Mapping[str, frozenset[str]], *, modal: bool = False) -> Certainty:
    """The certainty that a modal, an adverb or an adjective leaves."""
    if word in lexicons["probable"]:
        return "probable"
    if word in lexicons["possible"] or (modal and word in POSSIBLE_MODALS):
        return "possible"
    return "certain"
