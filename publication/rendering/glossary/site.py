"""Words of this site."""

from publication.rendering.glossary.term import Term, TermGroup

SITE = TermGroup(
    "Words of this site",
    (
        Term(
            "edition",
            means=(
                "All that this site says at one time, with a number. It is never altered; a correction is a new "
                "edition."
            ),
            is_marked=False,
        ),
        Term("state of knowledge", means="The day up to which an edition was brought up to date.", is_marked=False),
        Term(
            "signed",
            means=(
                "Someone who did not write it agreed to exactly these words and numbers. If they change, it has to be"
                " signed anew."
            ),
            is_marked=False,
        ),
        Term(
            "demonstration sign-off",
            means="Made by an account for trying the site out. No clinician has reviewed it.",
            is_marked=False,
        ),
        Term(
            "due again",
            means="The day by which a signed record should be read again, whether or not it changed.",
            is_marked=False,
        ),
        Term(
            "reservation, dissent",
            means="The signature of someone who agrees in part, or does not. Both are shown, with the reason.",
            is_marked=False,
        ),
        Term(
            "withdrawn, withheld",
            means="Taken back for good, or until it is settled. A notice stands in its place and says why.",
            is_marked=False,
        ),
        Term("checked in part", means="Some of it was compared with its source, not all.", is_marked=False),
        Term("one secondary source", means="It rests on one source that itself quotes another.", is_marked=False),
        Term("sources disagree", means="Two sources say different things, and both are cited.", is_marked=False),
        Term(
            "corrected",
            means="It differs from the page of February 2024, and the correction says why.",
            is_marked=False,
        ),
        Term(
            "count derived",
            means="The source gives the share and the whole; how many patients that is was worked out here.",
            is_marked=False,
        ),
    ),
)
