//! The page, asked so that it cannot answer amiss.
//!
//! - A control named `id`, `elements` or `parentNode` hides the form's own property of that name: a [`Form`] takes everything from
//!   `HTMLFormElement.prototype`.
//! - A form may belong to another window, whose classes are not ours: nothing is tested by `instanceof`.
//! - Properties are read by name through one function, which costs less to download than a typed one for each.

use alloc::{string::String, vec::Vec};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Document, Element, Node};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get(of: &JsValue, name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get_as(prototype: &JsValue, name: &str, receiver: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(thread_local_v2, js_namespace = HTMLFormElement, js_name = prototype)]
    static FORM: JsValue;
}

/// The form, whatever its controls are called.
#[derive(Clone, Debug)]
pub struct Form(Element);

impl Form {
    pub fn new(element: Element) -> Self {
        Self(element)
    }

    pub fn is(&self, other: &JsValue) -> bool {
        let own: &JsValue = &self.0;
        own == other
    }

    pub fn as_node(&self) -> &Node {
        &self.0
    }

    pub fn get(&self, name: &str) -> JsValue {
        own(&self.0, name)
    }

    #[inline(never)]
    pub fn call(&self, name: &str, arguments: &[&JsValue]) -> JsValue {
        let Ok(function) = self.get(name).dyn_into::<Function>() else {
            return JsValue::UNDEFINED;
        };
        let list = Array::new();
        for argument in arguments {
            list.push(argument);
        }
        function.apply(&self.0, &list).unwrap_or(JsValue::UNDEFINED)
    }

    pub fn document(&self) -> Document {
        self.get("ownerDocument").unchecked_into()
    }

    /// The document or the shadow root that the form stands in.
    pub fn root(&self) -> Node {
        self.call("getRootNode", &[]).unchecked_into()
    }

    pub fn contains(&self, node: &JsValue) -> bool {
        holds(&self.0, node)
    }
}

/// A member that the form, or any other element, has from its own prototype: one around a control may be the form. Undefined where it
/// has none, like a shadow root's name.
#[inline(never)]
fn own(element: &Element, name: &str) -> JsValue {
    FORM.with(|prototype| get_as(prototype, name, element))
        .unwrap_or(JsValue::UNDEFINED)
}

/// Whether one element is the other or holds it, also in shadow roots.
#[inline(never)]
pub fn holds(outer: &Element, inner: &JsValue) -> bool {
    let Ok(contains) = own(outer, "contains").dyn_into::<Function>() else {
        return false;
    };
    let mut inner = inner.clone();
    while inner.is_object() {
        if contains.call1(outer, &inner).is_ok_and(|is| is.is_truthy()) {
            return true;
        }
        inner = property(&call(&inner, "getRootNode", None), "host");
    }
    false
}

/// A property; undefined where there is none or reading it throws.
#[inline(never)]
pub fn property(of: &JsValue, name: &str) -> JsValue {
    get(of, name).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is text; empty where it is not.
#[inline(never)]
pub fn text_property(of: &JsValue, name: &str) -> String {
    property(of, name).as_string().unwrap_or_default()
}

#[inline(never)]
pub fn is_true(of: &JsValue, name: &str) -> bool {
    property(of, name).as_bool() == Some(true)
}

/// A property that is an element.
#[inline(never)]
pub fn element_property(of: &JsValue, name: &str) -> Option<Element> {
    let value = property(of, name);
    value.is_object().then(|| value.unchecked_into())
}

/// Calls a method with no or one argument; undefined where there is none or it throws.
#[inline(never)]
pub fn call(of: &JsValue, name: &str, argument: Option<&JsValue>) -> JsValue {
    let Ok(function) = property(of, name).dyn_into::<Function>() else {
        return JsValue::UNDEFINED;
    };
    match argument {
        Some(argument) => function.call1(of, argument),
        None => function.call0(of),
    }
    .unwrap_or(JsValue::UNDEFINED)
}

/// The elements of a collection.
#[inline(never)]
pub fn elements(collection: &JsValue) -> Vec<Element> {
    if !collection.is_object() {
        return Vec::new();
    }
    let list = Array::from(collection);
    list.iter().map(JsCast::unchecked_into).collect()
}

/// What the selector finds below; nothing where it is no selector.
#[inline(never)]
pub fn all(below: &Node, selector: &str) -> Vec<Element> {
    elements(&call(
        below,
        "querySelectorAll",
        Some(&JsValue::from_str(selector)),
    ))
}

/// The first that the selector finds below.
#[inline(never)]
pub fn first(below: &Node, selector: &str) -> Option<Element> {
    let found = call(below, "querySelector", Some(&JsValue::from_str(selector)));
    found.is_object().then(|| found.unchecked_into())
}

/// The element of that id in a document or a shadow root. Nothing has to be escaped.
#[inline(never)]
pub fn by_id(root: &Node, id: &str) -> Option<Element> {
    let found = call(root, "getElementById", Some(&JsValue::from_str(id)));
    found.is_object().then(|| found.unchecked_into())
}

#[inline(never)]
pub fn is_named(element: &Element, names: &[&str]) -> bool {
    let local_name = own(element, "localName").as_string();
    local_name.is_some_and(|local_name| names.contains(&local_name.as_str()))
}

#[inline(never)]
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

pub fn same(one: &JsValue, other: &JsValue) -> bool {
    one == other
}

/// Whether it can be seen: drawn, not made invisible, in no closed details.
#[inline(never)]
pub fn is_visible(element: &Element) -> bool {
    if let Ok(check) = own(element, "checkVisibility").dyn_into::<Function>() {
        let options = js_sys::Object::new();
        let _ = Reflect::set(&options, &"visibilityProperty".into(), &JsValue::TRUE);
        return check
            .call1(element, &options)
            .is_ok_and(|is| is.is_truthy());
    }
    let is_drawn = property(&call(element, "getClientRects", None), "length").as_f64() > Some(0.0);
    is_drawn && closed_details(element).is_empty()
}

/// Whether it is not drawn of itself, and not because of what it stands in.
#[inline(never)]
pub fn is_put_away(element: &Element) -> bool {
    let window = property(&own(element, "ownerDocument"), "defaultView");
    text_property(&call(&window, "getComputedStyle", Some(element)), "display") == "none"
}

/// The closed details that an element stands in, the innermost first. A summary is seen while its details are closed.
pub fn closed_details(element: &Element) -> Vec<Element> {
    let mut closed = Vec::new();
    let mut inside = element.clone();
    let mut next = parent(element);
    while let Some(outer) = next {
        if is_named(&outer, &["details"])
            && !outer.has_attribute("open")
            && !is_named(&inside, &["summary"])
        {
            closed.push(outer.clone());
        }
        next = parent(&outer);
        inside = outer;
    }
    closed
}

/// The element around this one, also out of a shadow root.
#[inline(never)]
pub fn parent(element: &Element) -> Option<Element> {
    let node = own(element, "parentNode");
    if !node.is_object() {
        return None;
    }
    match property(&node, "nodeType").as_f64() {
        Some(9.0) => None,
        Some(11.0) => element_property(&node, "host"),
        _ => Some(node.unchecked_into()),
    }
}
