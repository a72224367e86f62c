"""What whoever takes words away is told of the rights in them."""

from sources.vocabulary import Licence

RESERVED = (
    "All rights in the quoted words remain with those who published them. They are quoted here to no more than the "
    "purpose needs; name author, title and publisher where you quote them."
)
NOTES = {
    Licence.ALL_RIGHTS_RESERVED: RESERVED,
    Licence.OPEN_GOVERNMENT: "The quoted words contain public sector information under the Open Government Licence.",
    Licence.OPEN_PARLIAMENT: "The quoted words contain Parliamentary information under the Open Parliament Licence.",
    Licence.CREATIVE_COMMONS: "The quoted words are under a Creative Commons licence: name their author and publisher.",
    Licence.PUBLIC_DOMAIN: "The quoted words are in the public domain.",
    Licence.UNKNOWN: f"The licence is not known. {RESERVED}",
}
OF_A_LIST = (
    "The words quoted belong to those who published them: the licence of each finding’s source stands beside it. "
    "Words marked as retold or opinion are the reporting author’s own, and never those of a report."
)
