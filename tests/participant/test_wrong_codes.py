"""Wrong codes are counted for a minute, without anybody being known."""

from participant.wrong_codes import ALTOGETHER, PER_SOURCE, WrongCodes


class Time:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_source_is_stopped_after_ten_wrong_codes_and_others_are_not() -> None:
    codes = WrongCodes(Time())
    assert [codes.add("192.0.2.1") for _ in range(PER_SOURCE + 1)] == [False] * PER_SOURCE + [True]
    assert not codes.add("192.0.2.2")


def test_after_a_minute_a_source_may_try_again() -> None:
    time = Time()
    codes = WrongCodes(time)
    for _ in range(PER_SOURCE):
        codes.add("192.0.2.1")
    time.seconds = 61
    assert not codes.add("192.0.2.1")


def test_many_sources_together_are_stopped_too() -> None:
    codes = WrongCodes(Time())
    assert not any(codes.add(f"source {number}") for number in range(ALTOGETHER))
    assert codes.add("one more")


def test_no_address_can_be_read_from_what_is_kept() -> None:
    codes = WrongCodes(Time())
    codes.add("192.0.2.1")
    kept = [vars(part) for part in vars(codes).values() if hasattr(part, "__dict__")]
    assert kept
    assert "192.0.2.1" not in repr(vars(codes)) + repr(kept)
