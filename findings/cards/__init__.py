"""Share cards: a finding as a picture, for where links are shown as pictures.

`card_of` says what stands on a card, `laid_out` where, and `drawn` makes the picture. Only the last two know fonts, and
only they load Pillow.
"""

from .card import HEIGHT, SITE, WIDTH, Card, Voice, card_of

__all__ = ["HEIGHT", "SITE", "WIDTH", "Card", "Voice", "card_of"]
