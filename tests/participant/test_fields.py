"""A form's fields are answers, answers that are taken back, and what is no answer at all."""

from participant.fields import answers_in, taken_back_in


def test_buttons_and_the_box_for_help_are_no_answers() -> None:
    form = {"finden.angebote": "trifft-zu", "geholfen": "1", "weiter": "1", "zurueck": "1", "absenden": "1", "neu": "1"}
    assert answers_in(form) == {"finden.angebote": "trifft-zu"}
    assert taken_back_in(form) == set()


def test_what_is_taken_back_is_no_answer_although_its_circle_is_still_filled() -> None:
    form = {"finden.angebote": "trifft-zu", "sprache.texte": "weiss-nicht", "leer:finden.angebote": "1"}
    assert answers_in(form) == {"sprache.texte": "weiss-nicht"}
    assert taken_back_in(form) == {"finden.angebote"}
