"""How to search, by examples: what is typed, and what it finds. A test holds each to its word."""

EXAMPLES = (
    ("freezer strap", "both words, in any form and any spelling: also “freezers” and “strapped”"),
    ('"tick box"', "these words side by side, as they are written"),
    ("freezer OR fridge", "one word or the other; OR in capitals, or |"),
    ("misogyny -canteen", 'the first word without the second; also -"tick box", and NOT'),
    ("strap*", "words that begin so: “strap”, “strapped”, “straps”; two letters or more stand before the star"),
    (
        "(freezer OR fridge) strap",
        "brackets keep together what belongs together; else OR parts all before it from all behind",
    ),
    (
        "theme:forensics",
        'a theme, by its name or another of its names; several words so: theme:"rape kits"',
    ),
    (
        "theme:(racism OR misogyny)",
        "any of several, as with every filter but years; also theme:racism,misogyny",
    ),
    ("person:casey", "somebody who comes into it; speaker:casey where the words are theirs"),
    (
        "year:1999..2023",
        "from one year to another; also year:2023, year:..1999 and year:2020.., or since:1999 until:2023",
    ),
    (
        "-kind:opinion",
        "findings of any kind but this. Also: institution: source: publisher: group: direction: status:",
    ),
)
