//! The state of a field's controls, read as the browser would send it.

use super::answer::Raw;
use super::page::{call, elements, is_named, is_true, property, text_property};
use super::rich_text;
use super::row_pattern::{Part, part_named};
use super::written_date::{month_of_year, read_date};
use crate::record::reading::is_blank;
use crate::record::shape::Shape;
use alloc::{string::String, vec::Vec};
use js_sys::Array;
use web_sys::Element;

/// A state, and for a date in three parts which member is the day, the month and the year.
pub struct State {
    pub raw: Raw,
    pub parts: Option<[usize; 3]>,
}

/// Reads the members of one field; what is disabled sends nothing.
#[inline(never)]
pub fn state(members: &[Element], shape: Option<&Shape>, may_be_date: bool) -> State {
    let sent: Vec<&Element> = members
        .iter()
        .filter(|member| !member.matches(":disabled").unwrap_or(false))
        .collect();
    if may_be_date && let Some(state) = date_parts(members, &sent) {
        return state;
    }
    State {
        raw: raw(&sent, shape, may_be_date),
        parts: None,
    }
}

#[inline(never)]
fn raw(sent: &[&Element], shape: Option<&Shape>, may_be_date: bool) -> Raw {
    let (hidden, seen): (Vec<&Element>, Vec<&Element>) =
        sent.iter().partition(|member| kind(member) == "hidden");
    // A hidden input beside a box of the same name is what is sent while the box is not ticked.
    let otherwise = hidden.first().map(|hidden| text_property(hidden, "value"));
    let [first, rest @ ..] = seen.as_slice() else {
        return otherwise.map_or(Raw::Nothing, written);
    };
    match kind(first).as_str() {
        "checkbox" if rest.is_empty() => Raw::Check {
            checked: is_true(first, "checked"),
            value: text_property(first, "value"),
            otherwise,
        },
        "checkbox" => Raw::Several(chosen(&seen)),
        "radio" => match chosen(&seen).pop() {
            Some(value) => Raw::Text(value),
            None => otherwise.map_or(Raw::Nothing, Raw::Text),
        },
        _ => {
            let states: Vec<Raw> = seen.iter().map(|member| single(member)).collect();
            if rest.is_empty() {
                if may_be_date
                    && let Some(value) = otherwise.filter(|value| read_date(value).is_some())
                {
                    // A date picker shows the date in its own way and keeps it in a hidden input.
                    return Raw::Text(value);
                }
            } else if matches!(shape, Some(Shape::Time)) {
                return clock(states);
            } else if matches!(shape, Some(Shape::List(_))) {
                return Raw::Several(states.into_iter().filter_map(into_text).collect());
            }
            let said = |state: &Raw| !matches!(state, Raw::Nothing) && !is_blank_text(state);
            states.into_iter().find(said).unwrap_or(Raw::Nothing)
        }
    }
}

fn is_blank_text(state: &Raw) -> bool {
    matches!(state, Raw::Text(text) | Raw::Number(text) if is_blank(text))
}

fn into_text(state: Raw) -> Option<String> {
    match state {
        Raw::Text(text) | Raw::Number(text) => Some(text),
        _ => None,
    }
}

/// Hours and minutes in two controls.
fn clock(states: Vec<Raw>) -> Raw {
    let mut texts = states.into_iter().filter_map(into_text);
    let hours = texts.next().unwrap_or_default();
    let minutes = texts.next().unwrap_or_default();
    if is_blank(&hours) && is_blank(&minutes) {
        return Raw::Nothing;
    }
    let mut time = hours;
    time.push(':');
    time.push_str(&minutes);
    Raw::Text(time)
}

/// What kind of control it is: the `type` of an input, else the element's name.
#[inline(never)]
pub fn kind(element: &Element) -> String {
    if is_named(element, &["input"]) {
        text_property(element, "type")
    } else {
        element.local_name()
    }
}

#[inline(never)]
fn chosen(boxes: &[&Element]) -> Vec<String> {
    boxes
        .iter()
        .filter(|member| is_true(member, "checked"))
        .map(|member| text_property(member, "value"))
        .collect()
}

/// One control that is neither radio button nor checkbox.
#[inline(never)]
fn single(element: &Element) -> Raw {
    match kind(element).as_str() {
        "select" => select(element),
        "number" | "range" => match text_property(element, "value") {
            value if value.is_empty() && cannot_read(element) => Raw::Unreadable,
            value => Raw::Number(value),
        },
        "date" | "time" | "datetime-local" | "month" | "week" => {
            match text_property(element, "value") {
                value if value.is_empty() && cannot_read(element) => Raw::Unreadable,
                value => Raw::Text(value),
            }
        }
        "textarea" => written(text_property(element, "value")),
        _ => other(element),
    }
}

/// Half a date in the browser's own control has no value, but is not nothing.
fn cannot_read(element: &Element) -> bool {
    is_true(&property(element, "validity"), "badInput")
}

/// What an editor wrote back is its words.
#[inline(never)]
fn written(value: String) -> Raw {
    Raw::Text(if rich_text::is_markup(&value) {
        rich_text::words(&value)
    } else {
        value
    })
}

#[inline(never)]
fn other(element: &Element) -> Raw {
    let is_custom = element.local_name().contains('-');
    if is_custom && property(element, "checked").as_bool().is_some() {
        return Raw::Check {
            checked: is_true(element, "checked"),
            value: text_property(element, "value"),
            otherwise: None,
        };
    }
    let value = property(element, "value");
    if let Some(text) = value.as_string() {
        return written(text);
    }
    if is_custom {
        if value.as_f64().is_some() {
            return Raw::Number(
                call(&value, "toString", None)
                    .as_string()
                    .unwrap_or_default(),
            );
        }
        if Array::is_array(&value) {
            return Raw::Several(
                Array::from(&value)
                    .iter()
                    .filter_map(|one| one.as_string())
                    .collect(),
            );
        }
        if value.is_null() {
            return Raw::Nothing;
        }
    }
    if let Some(moment) = element.get_attribute("datetime") {
        return Raw::Text(moment);
    }
    Raw::Text(rich_text::words(&element.inner_html()))
}

#[inline(never)]
fn select(element: &Element) -> Raw {
    // The browser sends no option that is disabled: the usual "Choose one" that cannot be chosen.
    let mut values: Vec<String> = elements(&property(element, "selectedOptions"))
        .iter()
        .filter(|option| !option.matches(":disabled").unwrap_or(false))
        .filter(|option| !is_prompt(option))
        .map(|option| text_property(option, "value"))
        .collect();
    if is_true(element, "multiple") {
        return Raw::Several(values);
    }
    values.pop().map_or(Raw::Nothing, Raw::Text)
}

/// "Please select", "-- Choose --": the first option where it asks rather than answers.
fn is_prompt(option: &Element) -> bool {
    if property(option, "index").as_f64() != Some(0.0) {
        return false;
    }
    let text = text_property(option, "text").to_ascii_lowercase();
    let text = text.trim_start_matches(|letter: char| !letter.is_ascii_alphabetic());
    text.is_empty()
        && text_property(option, "value")
            .trim_matches(['-', '0'])
            .is_empty()
        || ["select", "choose", "please", "pick"]
            .iter()
            .any(|word| text.starts_with(word))
}

/// A date whose day, month and year have a control each.
#[inline(never)]
fn date_parts(members: &[Element], sent: &[&Element]) -> Option<State> {
    let usable: Vec<usize> = (0..members.len())
        .filter(|at| {
            members
                .get(*at)
                .is_some_and(|member| kind(member) != "hidden")
        })
        .collect();
    let usable = if usable.is_empty() {
        (0..members.len()).collect()
    } else {
        usable
    };
    let [a, b, c] = *usable.as_slice() else {
        return None;
    };
    let order = order_of_parts(members, [a, b, c]);
    if sent.is_empty() {
        return Some(State {
            raw: Raw::Nothing,
            parts: Some(order),
        });
    }
    let texts = order.map(|at| members.get(at).map_or_else(String::new, part_text));
    Some(State {
        raw: Raw::Parts(texts),
        parts: Some(order),
    })
}

/// Which is which, by their names; by their place, day first, where the names do not say.
fn order_of_parts(members: &[Element], places: [usize; 3]) -> [usize; 3] {
    let named = places.map(|at| members.get(at).and_then(part_of));
    let find = |part| {
        let at = named.iter().position(|named| *named == Some(part))?;
        places.get(at).copied()
    };
    match (find(Part::Day), find(Part::Month), find(Part::Year)) {
        (Some(day), Some(month), Some(year)) => [day, month, year],
        _ => places,
    }
}

fn part_of(member: &Element) -> Option<Part> {
    ["name", "id", "aria-label", "placeholder", "autocomplete"]
        .iter()
        .filter_map(|attribute| member.get_attribute(attribute))
        .find_map(|text| part_named(&text))
}

fn part_text(member: &Element) -> String {
    if !is_named(member, &["select"]) {
        return text_property(member, "value");
    }
    let Some(option) = elements(&property(member, "selectedOptions")).pop() else {
        return String::new();
    };
    let (text, value) = (
        text_property(&option, "text"),
        text_property(&option, "value"),
    );
    // What is shown counts where it is a month's name: values may count from nought.
    if text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && month_of_year(&text).is_some()
    {
        return text;
    }
    let is_number = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    if is_number(&text) {
        return text;
    }
    // "Day", "Month": a prompt, whatever its value.
    if is_number(&value) && text.trim().is_empty() {
        value
    } else {
        String::new()
    }
}
