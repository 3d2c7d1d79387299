"""The event store of a county, the same promises on SQLite and PostgreSQL."""

import threading

from casework.facts import Fact, parse, write
from casework.ids import TerminalId, fact_id
from casework.signing import SigningKey
from casework.wire import CHAIN_START, Group, Position, UploadReader, write_group
from county.store import Appended, Conflict, KnownAlready, NewFact, Place
from tests.store.county_databases import Databases

VILLAGE = "231222102201"
EPOCH = "00000000000000aa"
ONE = TerminalId(1)


def fact(number: int, *, words: str = "同意") -> Fact:
    return write("Visited", {"words": words}, id=fact_id(1_767_571_200_000, number.to_bytes(10, "big")),
                 at_ms=1_767_571_200_000, offset_ms=None, seen=0, actor="villager")


def new(number: int, seq: int, **options: str) -> NewFact:
    return NewFact(fact(number, **options), Place(ONE, EPOCH, seq))


def group(numbers: list[int]) -> Group:
    lines = [fact(number).line for number in numbers]
    data, _ = write_group(SigningKey.from_seed(bytes(32)), lines, county="231222", village=VILLAGE, terminal=1,
                          start=Position(EPOCH, 0, CHAIN_START))
    [made] = UploadReader.continuing(Position(EPOCH, 0, CHAIN_START)).feed(data)
    assert isinstance(made, Group)
    return made


def test_facts_are_numbered_in_order_and_kept_byte_for_byte(databases: Databases) -> None:
    with databases.transaction() as store:
        outcomes = store.append(VILLAGE, [new(1, 1), new(2, 2)], arrived_ms=5)
    assert [outcome.number for outcome in outcomes if isinstance(outcome, Appended)] == [1, 2]
    with databases.transaction() as store:
        rows = store.feed(VILLAGE, 0, 10)
        assert [(row.number, row.line, row.place.seq) for row in rows] == [
            (1, fact(1).line, 1), (2, fact(2).line, 2)]
        assert store.feed(VILLAGE, 1, 10) == rows[1:] and store.feed(VILLAGE, 0, 1) == rows[:1]
        assert store.feed_head(VILLAGE) == 2 and store.feed_head("county") == 0
        assert [row.line for row in store.stream(fact(1).case)] == [fact(1).line]


def test_the_same_fact_comes_in_once_for_ever(databases: Databases) -> None:
    with databases.transaction() as store:
        store.append(VILLAGE, [new(1, 1)], arrived_ms=5)
    with databases.transaction() as store:
        outcomes = store.append(VILLAGE, [new(1, 9), new(1, 10), new(2, 11)], arrived_ms=6)
        assert [type(one) for one in outcomes] == [Appended, KnownAlready, KnownAlready]
        assert [row.number for row in store.feed(VILLAGE, 0, 10)] == [1, 2]


def test_other_bytes_under_a_known_id_are_a_conflict_and_change_nothing(databases: Databases) -> None:
    with databases.transaction() as store:
        store.append(VILLAGE, [new(1, 1)], arrived_ms=5)
        [outcome] = store.append(VILLAGE, [new(1, 2, words="不同意")], arrived_ms=5)
        assert isinstance(outcome, Conflict)
        store.quarantine(outcome.place, outcome.fact.line, "id-taken", arrived_ms=5)
        store.quarantine(outcome.place, b"again", "id-taken", arrived_ms=6)
        assert [row.line for row in store.feed(VILLAGE, 0, 10)] == [fact(1).line]
        assert store.feed_head(VILLAGE) == 1
        assert store.set_aside_count(ONE) == 1 and store.set_aside_count(TerminalId(2)) == 0
        [waiting] = store.waiting_aside()
        assert (waiting.place, waiting.reason, waiting.arrived_ms) == (outcome.place, "id-taken", 5)
        assert store.waiting_aside(ONE) == [waiting] and store.waiting_aside(TerminalId(2)) == []
        store.release(outcome.place)
        assert store.waiting_aside() == [] and store.feed_head(VILLAGE) == 1


def test_two_twins_in_one_call(databases: Databases) -> None:
    with databases.transaction() as store:
        outcomes = store.append(VILLAGE, [new(1, 1), new(1, 2), new(1, 3, words="另一份")], arrived_ms=5)
    assert sorted(type(one).__name__ for one in outcomes) == ["Appended", "Conflict", "KnownAlready"]


def test_what_was_not_committed_was_never_there(databases: Databases) -> None:
    connection = databases.connect()
    connection.close()
    try:
        with databases.transaction() as store:
            store.append(VILLAGE, [new(1, 1)], arrived_ms=5)
            raise RuntimeError("power cut")
    except RuntimeError:
        pass
    with databases.transaction() as store:
        assert store.feed(VILLAGE, 0, 10) == [] and store.feed_head(VILLAGE) == 0


def test_a_head_moves_and_remembers_where_groups_ended(databases: Databases) -> None:
    made = group([1, 2, 3])
    with databases.transaction() as store:
        assert store.lock_head(ONE, EPOCH) == store.head(ONE, EPOCH) == Position(EPOCH, 0, CHAIN_START)
        store.keep_group(ONE, 1, made)
        store.move_head(ONE, made.end)
    with databases.transaction() as store:
        assert store.lock_head(ONE, EPOCH) == store.head(ONE, EPOCH) == made.end
        assert store.chain_at(ONE, made.end) == made.end.chain
        assert store.chain_at(ONE, Position(EPOCH, 2, CHAIN_START)) is None
        assert store.chain_at(ONE, Position(EPOCH, 0, b"")) == CHAIN_START
        assert store.epochs(ONE) == [made.end] and store.epochs(TerminalId(2)) == []


def test_what_another_village_said_of_a_case_before_it_came_does_not_count(databases: Databases) -> None:
    case = fact(1)
    foreign = write("Withdrawn", {"reason": "x"}, id=fact_id(1_767_571_200_000, b"z" * 10), case=case.case,
                    at_ms=1_767_571_200_000, offset_ms=None, seen=0, actor="villager")
    with databases.transaction() as store:
        store.append("231222102202", [NewFact(foreign, Place(TerminalId(2), EPOCH, 1))], arrived_ms=5)
        assert [row.line for row in store.stream(case.case)] == [foreign.line], "nothing tells yet whose case it is"
        store.append(VILLAGE, [new(1, 1)], arrived_ms=6)
        assert [row.line for row in store.stream(case.case)] == [case.line]


def test_streams_are_found_by_kind_and_by_feed(databases: Databases) -> None:
    with databases.transaction() as store:
        store.append(VILLAGE, [new(1, 1)], arrived_ms=5)
        assert list(store.streams_of_kind("Visited")) == [fact(1).case] and not list(store.streams_of_kind("Asked"))
        assert store.feeds_of_streams([fact(1).case, fact(2).case]) == {fact(1).case: VILLAGE}
        assert store.feeds_of_streams([]) == {} and store.newest_of_kind(VILLAGE, "Visited") == 1


def test_derived_tables_follow_a_feed_and_it_is_known_how_far(databases: Databases) -> None:
    with databases.transaction() as store:
        assert store.behind() == [] and store.followed(VILLAGE) == 0 and store.lock_feed(VILLAGE) == 0
        store.append(VILLAGE, [new(1, 1), new(2, 2)], arrived_ms=5)
        store.append("county", [new(3, 3)], arrived_ms=5)
    with databases.transaction() as store:
        assert store.behind() == [VILLAGE, "county"] and store.lock_feed(VILLAGE) == 2
        store.follow("county", 1)
        store.follow(VILLAGE, 1)
    with databases.transaction() as store:
        assert store.behind() == [VILLAGE]
        store.follow(VILLAGE, 2)
        assert store.behind() == [] and store.followed(VILLAGE) == 2
    with databases.transaction("231223") as store:
        assert store.behind() == []


def test_two_counties_in_one_database_do_not_see_each_other(databases: Databases) -> None:
    for county in ("231222", "231223"):
        with databases.transaction(county) as store:
            [outcome] = store.append("county", [new(1, 1)], arrived_ms=5)
            assert isinstance(outcome, Appended) and outcome.number == 1
            store.begin_life(county)
    with databases.transaction("231222") as store:
        assert len(store.feed("county", 0, 10)) == 1 and store.server_epoch() == "231222"


def test_writers_of_one_village_leave_no_gap_that_a_reader_could_jump(databases: Databases) -> None:
    """Six writers at once; a reader that follows the cursor meets every number (county.md 1.7)."""
    writers, each = 6, 15
    failed: list[BaseException] = []

    def write_some(writer: int) -> None:
        try:
            for number in range(each):
                place = Place(TerminalId(writer + 1), EPOCH, number + 1)
                with databases.transaction() as store:
                    store.append(VILLAGE, [NewFact(fact(writer * 1000 + number), place)], arrived_ms=1)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write_some, args=(writer,)) for writer in range(writers)]
    for thread in threads:
        thread.start()
    seen: list[int] = []
    while len(seen) < writers * each and not failed:
        with databases.transaction() as store:
            seen += [row.number for row in store.feed(VILLAGE, seen[-1] if seen else 0, 50)]
    for thread in threads:
        thread.join()
    assert not failed and seen == list(range(1, writers * each + 1))


def test_any_bytes_of_a_line_come_back_as_they_went_in(databases: Databases) -> None:
    line = bytes(range(256)).replace(b"\n", b"")
    with databases.transaction() as store:
        store.quarantine(Place(ONE, EPOCH, 1), line, "not-json", arrived_ms=5)
        rows = store._execute("SELECT line FROM quarantine WHERE county = %s", ["231222"])
    assert bytes(rows[0][0]) == line and not isinstance(parse(line), Fact)
