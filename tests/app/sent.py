"""What a component was given to draw, and what it sends, without a browser."""

from __future__ import annotations

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from qualcode.model import new_id

STAMP = 24  # what a packed page begins with


def component(at: AppTest, key: str) -> Any:
    """The mounted component of that key."""
    return next(e for e in at.get("bidi_component") if e.key == key)


def sent_to(at: AppTest, key: str) -> Any:
    """What the component was given to draw."""
    proto = component(at, key).proto
    return json.loads(proto.bytes[STAMP:] if proto.WhichOneof("data") == "bytes" else proto.json)


def fire(at: AppTest, key: str, trigger: str, value: object) -> AppTest:
    """What happens when a component sends an event."""
    states = at._tree.get_widget_states()
    event = WidgetState()
    event.id = f"$$STREAMLIT_INTERNAL_KEY_{component(at, key).proto.id}__events"
    event.json_trigger_value = json.dumps([{"event": trigger, "value": value}])
    states.widgets.append(event)
    return at._run(states)


def do(at: AppTest, key: str, **operation: object) -> str:
    """Sends one operation as an outbox does; gives what the page was told: empty when done."""
    operation_id = new_id()
    fire(at, key, "ops", [{"id": operation_id, **operation}])
    return str(sent_to(at, key)["answers"][operation_id])
