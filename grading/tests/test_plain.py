"""Values cross between two processes as plain data, and calls have the effects of calls."""

import datetime
import decimal
import fractions
import json
import os
import pathlib
import threading
from collections import deque

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader_sandbox.execution.channel import Channel, ChannelClosed
from nbgrader_sandbox.execution.peer import Link, Remote, RemoteError, operate
from nbgrader_sandbox.execution.plain import Decoder, Encoder, PlainError


class Side(Link):
    def serve_operate(self, name, value, values):
        return operate(name, value, values)

    def serve_get(self, name):
        return self.values[name]


class There(Side):
    imports = True


@pytest.fixture
def here():
    """One side of a link, whose other side is served in a thread."""
    ours, theirs = os.pipe(), os.pipe()
    here = Side(Channel(ours[0], theirs[1], 1 << 24))
    there = There(Channel(theirs[0], ours[1], 1 << 24))

    def serve():
        try:
            while True:
                there.serve(there.channel.receive())
        except ChannelClosed:
            pass

    thread = threading.Thread(target=serve)
    thread.start()
    here.there = there
    yield here
    here.channel.close()
    thread.join()
    there.channel.close()


def crossed(value):
    data = json.loads(json.dumps(Encoder(Link(None), []).encode(value), allow_nan=False))
    return Decoder(Link(None), []).decode(data)


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text()
    | st.binary(max_size=20)
    | st.fractions()
    | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(PLAIN)
def test_plain_data_arrives_as_it_was(value):
    arrived = crossed(value)
    assert arrived == value and type(arrived) is type(value)


@pytest.mark.parametrize(
    "value",
    [
        {1, 2},
        frozenset("a"),
        deque([1, [2]]),
        range(2, 9, 3),
        slice(None, 3),
        1 << 200,
        float("inf"),
        ...,
        NotImplemented,
        decimal.Decimal("1.50"),
        fractions.Fraction(1, 3),
        pathlib.Path("a/b"),
        datetime.time(1, 2),
        int,
        ValueError,
        {(1, 2): [3]},
        np.dtype("<f4"),
        np.float32(0.1),
        np.datetime64("2020-01-01"),
        np.bool_(True),
        np,
    ],
    ids=str,
)
def test_other_values_that_are_data_arrive_as_they_were(value):
    arrived = crossed(value)
    assert arrived == value and type(arrived) is type(value)


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6.0).reshape(2, 3),
        np.arange(6).reshape(2, 3).T,
        np.zeros((0, 3)),
        np.array(1.5),
        np.array(["a", "bc"]),
        np.array([1 + 2j]),
        np.array([True]),
        np.array([[1, "a"], [None, 2.0]], dtype=object),
        np.array([np.nan, -np.inf]),
    ],
    ids=str,
)
def test_arrays_arrive_with_dtype_and_shape(array):
    arrived = crossed(array)
    np.testing.assert_array_equal(arrived, array)
    assert arrived.dtype == array.dtype and arrived.shape == array.shape and arrived.flags.writeable


@pytest.mark.parametrize("rng", [np.random.RandomState(3), np.random.default_rng(3)], ids=["RandomState", "Generator"])
def test_a_random_generator_goes_on_where_it_was(rng):
    rng.standard_normal()  # a RandomState has another number in store now
    arrived = crossed(rng)
    assert np.array_equal(arrived.standard_normal(3), rng.standard_normal(3))


def test_what_is_in_a_value_twice_is_so_afterwards():
    inner = [1]
    arrived = crossed([inner, inner, (inner,)])
    assert arrived[0] is arrived[1] is arrived[2][0]
    endless = []
    endless.append(endless)
    arrived = crossed(endless)
    assert arrived[0] is arrived


@pytest.mark.parametrize(
    "data",
    [
        {"t": "array", "d": "<f8", "s": [2], "b": "AAAA"},
        {"t": "array", "d": "O", "s": [1], "b": "AAAAAAAAAAA="},
        {},
        {"t": "array", "d": "<f8", "s": [-5], "b": ""},
        {"t": "same", "v": 7},
        {"t": "same", "v": "x"},
        {"t": "type", "v": "nowhere"},
        {"t": "text", "k": "Fraction", "v": "1/0"},
        {"t": "random", "k": "Generator", "v": {"t": "dict", "v": [["bit_generator", "os"]]}},
        {"t": "dict", "v": [[[1], 2]]},
        {"t": "mine", "v": -1},
        {"t": "mine", "v": 9},
        {"t": "module", "v": "no.where"},
        {"t": "function", "v": "os:system"},
        {"t": "module", "v": 1},
        {"t": "int", "v": None},
        {"t": "objects", "s": [2], "v": [1]},
    ],
    ids=str,
)
def test_data_that_stands_for_no_value_is_an_error_and_no_other(data):
    with pytest.raises(PlainError):
        Decoder(Link(None), []).decode(data)


def test_a_value_may_be_nested_only_so_deep():
    value = []
    for _ in range(200):
        value = [value]
    with pytest.raises(PlainError, match="nested"):
        Encoder(Link(None), []).encode(value)


def test_a_call_returns_and_changes_its_arguments_as_a_call_does(here):
    def grow(numbers, array, table):
        numbers.append([4])
        array *= 2
        table["new"] = numbers
        return numbers, array[:1]

    here.there.values = {"grow": grow}
    numbers, array, table = [1], np.ones(2), {}
    result = here.call("get", "grow")(numbers, array, table=table)
    assert result[0] is numbers and numbers == [1, [4]] and array.tolist() == [2, 2] and table == {"new": [1, [4]]}
    assert table["new"] is numbers and result[1].tolist() == [2]


def test_a_function_that_is_given_is_called_back_and_one_of_numpys_is_not(here):
    here.there.values = {"twice": lambda f, x: f(f(x)), "name": lambda f: f.__name__}
    assert here.call("get", "twice")(lambda x: [*x, 1], []) == [1, 1]
    assert here.call("get", "twice")(np.sqrt, 16.0) == 2.0
    assert here.call("get", "name")(np.tanh) == "tanh"


class Stack:
    """A class of a student's."""

    def __init__(self, *values):
        self.values = list(values)

    def push(self, value):
        self.values.append(value)

    def __len__(self):
        return len(self.values)

    def __eq__(self, other):
        return isinstance(other, Stack) and self.values == other.values

    def __hash__(self):
        return 7

    def __iter__(self):
        return iter(self.values)

    def __getitem__(self, index):
        return self.values[index]

    def __matmul__(self, other):
        return "matmul"


def test_an_object_of_a_students_class_does_what_is_asked_of_it_there(here):
    here.there.values = {"Stack": Stack}
    RemoteStack = here.call("get", "Stack")
    stack = RemoteStack(1, 2)
    stack.push([3])
    assert isinstance(stack, Remote) and isinstance(stack, RemoteStack) and not isinstance(3, RemoteStack)
    assert len(stack) == 3 and list(stack) == [1, 2, [3]] and stack[-1] == [3] and stack.values == [1, 2, [3]]
    assert stack == RemoteStack(1, 2, [3]) and stack != RemoteStack() and stack @ 2 == "matmul" and hash(stack) == 7
    assert bool(stack) and not RemoteStack() and "Stack object" in repr(stack) and 2 in stack
    with pytest.raises(AttributeError, match="pop"):
        stack.pop()


def test_errors_arrive_with_their_class_and_their_words(here):
    class OwnError(KeyError):
        pass

    def raising(error):
        raise {"zero": ZeroDivisionError("no"), "own": OwnError("mine"), "exit": SystemExit(3)}[error]

    here.there.values = {"raising": raising, "OwnError": OwnError, "dot": lambda: np.ones(2) @ np.ones(3)}
    remote = here.call("get", "raising")
    with pytest.raises(ZeroDivisionError, match="no"):
        remote("zero")
    with pytest.raises(SystemExit):
        remote("exit")
    with pytest.raises(here.call("get", "OwnError"), match="mine") as raised:
        remote("own")
    assert isinstance(raised.value, KeyError) and type(raised.value).__name__ == "OwnError"
    with pytest.raises(ValueError, match="mismatch"):
        here.call("get", "dot")()


def test_an_operation_or_a_reference_that_is_not_there_is_an_error(here):
    with pytest.raises(RemoteError, match="'nothing'"):
        here.call("nothing")
    here.there.values = {"f": len}
    remote = here.call("get", "f")
    remote._reference["v"] = 99
    with pytest.raises(RemoteError):
        remote([1])
    with pytest.raises(RemoteError, match="operator"):
        here.call("operate", "eval", "1", [])
