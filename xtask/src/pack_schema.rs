//! The JSON Schema of policy packs, for editors: from the tables that read packs.

use serde_json::{Map, Value, json};
use supervision_validator::Code;
use supervision_validator::policy::amount::AMOUNT_KEYS;
use supervision_validator::policy::language::{ALSO_KEYS, PACK_KEYS, RULE_KEYS};
use supervision_validator::policy::read_condition::{CONDITION_KEYS, DATE_VALUE_KEYS, OTHER_KEYS};
use supervision_validator::policy::reader::{Holds, KeyDoc};
use supervision_validator::rules::{CHECKS, ORIGIN_KEYS};

const PERIOD: &str = "^(P(?=\\d)(\\d{1,5}Y)?(\\d{1,5}M)?(\\d{1,5}D)?|P\\d{1,5}W|\\d{1,5}WK?D)$";
const DAY: &str = "^\\d{4}-\\d{2}-\\d{2}$";
const POINTER: &str = "^(/([^~/]|~[01])*)*$";
const KEBAB: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// What no reader of tables can know: which keys belong together.
pub fn schema() -> Value {
    let mut defs = Map::new();
    for (name, value) in [
        (
            "period",
            json!({ "type": "string", "pattern": PERIOD, "description": "P7D, P4W, P1M, P1Y, 5WD (working days), 5WKD (Monday to Friday)" }),
        ),
        ("date", json!({ "type": "string", "pattern": DAY })),
        (
            "pointer",
            json!({ "type": "string", "pattern": POINTER, "description": "a JSON Pointer into the record; * stands for every row" }),
        ),
        ("pointers", one_or_several("pointer")),
        (
            "texts",
            json!({ "type": ["string", "array"], "items": { "type": "string" } }),
        ),
        ("value", json!({ "type": ["string", "number", "boolean"] })),
        ("values", one_or_several("value")),
        (
            "code",
            json!({ "enum": Code::ALL.iter().map(|code| code.id()).collect::<Vec<_>>() }),
        ),
        (
            "amount",
            json!({ "oneOf": [{ "type": "number" }, reference("pointer"), object(AMOUNT_KEYS)] }),
        ),
        ("condition", condition()),
        (
            "day",
            json!({ "oneOf": [reference("date"), { "const": "today" }, object(DATE_VALUE_KEYS)] }),
        ),
        (
            "origin",
            json!({ "oneOf": [reference("pointer"), exactly_one(ORIGIN_KEYS)] }),
        ),
        (
            "example",
            json!({ "type": "object", "description": "a record; its kind may be left out, and today may stand beside its fields", "properties": { "today": reference("date") } }),
        ),
        ("rule", rule(RULE_KEYS)),
        ("also", rule(ALSO_KEYS)),
    ] {
        defs.insert(name.to_owned(), value);
    }
    let mut schema = object(PACK_KEYS);
    let fields = schema.as_object_mut().expect("an object");
    let required = fields.remove("required").expect("keys that a pack needs");
    fields["properties"]["id"]["pattern"] = json!(KEBAB);
    fields["properties"]["yearStarts"]["maximum"] = json!(12);
    fields["properties"]["yearStarts"]["minimum"] = json!(1);
    // What extends a built-in policy has the rest from there, and entries of lists may change single keys.
    fields.insert("if".to_owned(), json!({ "required": ["extends"] }));
    fields.insert("then".to_owned(), json!({ "required": ["id"] }));
    fields.insert(
        "else".to_owned(),
        json!({ "required": required, "properties": complete(PACK_KEYS) }),
    );
    let mut whole = Map::new();
    whole.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    whole.insert(
        "title".to_owned(),
        json!("A policy pack of supervision-validator"),
    );
    whole.insert(
        "$comment".to_owned(),
        json!("Written by `cargo xtask generate`."),
    );
    whole.append(fields);
    whole.insert("$defs".to_owned(), Value::Object(defs));
    Value::Object(whole)
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn one_or_several(name: &str) -> Value {
    json!({ "oneOf": [reference(name), { "type": "array", "items": reference(name), "minItems": 1 }] })
}

/// In a pack that extends none, entries of lists and rules are whole.
fn complete(keys: &[KeyDoc]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let required = match key.holds {
            Holds::List(keys) => required(keys),
            Holds::Rules => required(RULE_KEYS),
            _ => continue,
        };
        properties.insert(
            key.name.to_owned(),
            json!({ "items": { "required": required } }),
        );
    }
    Value::Object(properties)
}

fn required(keys: &[KeyDoc]) -> Vec<&'static str> {
    keys.iter()
        .filter(|key| key.required)
        .map(|key| key.name)
        .collect()
}

fn object(keys: &[KeyDoc]) -> Value {
    json!({ "type": "object", "properties": properties(keys), "required": required(keys), "additionalProperties": false })
}

fn properties(keys: &[KeyDoc]) -> Map<String, Value> {
    keys.iter()
        .map(|key| (key.name.to_owned(), property(key)))
        .collect()
}

fn exactly_one(keys: &[KeyDoc]) -> Value {
    let mut value = object(keys);
    value["minProperties"] = json!(1);
    value["maxProperties"] = json!(1);
    value
}

fn property(key: &KeyDoc) -> Value {
    let mut value = match key.holds {
        Holds::Text => json!({ "type": "string" }),
        Holds::Bool => json!({ "type": "boolean" }),
        Holds::Number => json!({ "type": "number" }),
        Holds::Count => json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000 }),
        Holds::Amount => reference("amount"),
        Holds::Amounts => json!({ "type": "array", "items": reference("amount"), "minItems": 1 }),
        Holds::Date => reference("date"),
        Holds::Dates => json!({ "type": "array", "items": reference("date") }),
        Holds::Period => reference("period"),
        Holds::Pointer => reference("pointer"),
        Holds::Pointers => reference("pointers"),
        Holds::Ids => reference("texts"),
        Holds::Values => reference("values"),
        Holds::Value => reference("value"),
        Holds::Same => json!({ "oneOf": [reference("value"), object(OTHER_KEYS)] }),
        Holds::Condition => reference("condition"),
        Holds::Conditions => {
            json!({ "type": "array", "items": reference("condition"), "minItems": 1 })
        }
        Holds::Day => reference("day"),
        Holds::Origin => reference("origin"),
        Holds::OneOf(names) => json!({ "enum": names }),
        Holds::Finds(names) => {
            json!({ "type": ["array", "string"], "items": { "enum": names }, "minItems": 1 })
        }
        Holds::Code => reference("code"),
        // Within a list an entry may be one of a pack that extends another, and have less.
        Holds::List(keys) => {
            let mut items = object(keys);
            items["required"] = json!(
                required(keys)
                    .into_iter()
                    .filter(|key| *key == "id")
                    .collect::<Vec<_>>()
            );
            json!({ "type": "array", "items": items })
        }
        Holds::Object(keys) => json!({ "oneOf": [{ "type": "string" }, object(keys)] }),
        Holds::Texts => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Holds::Words => json!({ "type": "object", "additionalProperties": reference("texts") }),
        Holds::Examples => json!({ "type": "array", "items": reference("example") }),
        Holds::Rules if key.name == "also" => {
            json!({ "type": "array", "items": reference("also") })
        }
        Holds::Rules => json!({ "type": "array", "items": reference("rule") }),
    };
    value["description"] = json!(key.about);
    value
}

/// One of its six shapes, each with its own keys.
fn condition() -> Value {
    let find = |name: &str| {
        CONDITION_KEYS
            .iter()
            .find(|key| key.name == name)
            .expect("a key of conditions")
    };
    let shape = |names: &[&str], required: &[&str], least: usize, most: usize| {
        let properties: Map<String, Value> = names
            .iter()
            .map(|name| ((*name).to_owned(), property(find(name))))
            .collect();
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false, "minProperties": least, "maxProperties": most })
    };
    let not_tests = ["all", "any", "not", "count", "number", "where"];
    let tests: Vec<&str> = CONDITION_KEYS
        .iter()
        .map(|key| key.name)
        .filter(|name| !not_tests.contains(name))
        .collect();
    let limits = ["atLeast", "atMost", "moreThan", "lessThan"];
    json!({ "oneOf": [
        shape(&["all"], &["all"], 1, 1),
        shape(&["any"], &["any"], 1, 1),
        shape(&["not"], &["not"], 1, 1),
        shape(&["count", "where", "atLeast", "atMost"], &["count"], 2, 4),
        shape(&[&["number"], &limits[..]].concat(), &["number"], 2, 5),
        shape(&tests, &["at"], 2, 2),
    ] })
}

/// Every rule has the common keys, and those of its check.
fn rule(common: &[KeyDoc]) -> Value {
    let checks: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
    let mut properties = properties(common);
    properties.insert(
        "check".to_owned(),
        json!({ "enum": checks, "description": "how it is checked" }),
    );
    if let Some(id) = properties.get_mut("id") {
        id["pattern"] = json!(KEBAB);
    }
    let mut branches: Vec<Value> = CHECKS
        .iter()
        .map(|check| {
            json!({
                "if": { "properties": { "check": { "const": check.name } }, "required": ["check"] },
                "then": { "properties": self::properties(check.keys), "required": required(check.keys), "description": check.about },
            })
        })
        .collect();
    // A rule of a pack that extends another may say only what it changes.
    let any_key: Map<String, Value> = CHECKS
        .iter()
        .flat_map(|check| check.keys)
        .map(|key| (key.name.to_owned(), json!(true)))
        .collect();
    branches.push(
        json!({ "if": { "not": { "required": ["check"] } }, "then": { "properties": any_key } }),
    );
    let needs = if properties.contains_key("id") {
        "id"
    } else {
        "check"
    };
    json!({ "type": "object", "properties": properties, "required": [needs], "allOf": branches, "unevaluatedProperties": false })
}
