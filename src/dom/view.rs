//! Bringing something into view and giving it the focus.

use super::page::{call, property, same};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Element, Node};

/// Scrolls so that the element can be seen, also below a bar that stays at the top of the page.
pub fn bring(element: &Element) {
    let window = window_of(element);
    let height = number(&window, "innerHeight");
    let own = side(element, "height");
    // In the middle no bar covers it. What is too tall for that has to begin at the top.
    let tall = own > height * 0.6;
    let block = if tall { "start" } else { "center" };
    call(
        element,
        "scrollIntoView",
        Some(&options(&[("block", block.into())])),
    );
    if !tall {
        return;
    }
    let (top, left) = (
        side(element, "top").max(0.0),
        side(element, "left").max(0.0),
    );
    let root = element.get_root_node();
    let cover = cover_at(&root, left + 8.0, top + 2.0);
    if let Some(cover) = cover
        && !element.contains(Some(&cover))
        && !cover.contains(Some(element))
    {
        let up = top - side(&cover, "bottom") - 8.0;
        if up < 0.0 {
            call(&window, "scrollBy", Some(&options(&[("top", up.into())])));
        }
    }
}

/// Gives the focus; the page does not scroll for it. A custom element may pass it on to what is inside.
pub fn focus(element: &Element) -> bool {
    let quiet = Object::new();
    let _ = Reflect::set(&quiet, &"preventScroll".into(), &JsValue::TRUE);
    call(element, "focus", Some(&quiet));
    if has_focus(element) {
        return true;
    }
    let inside = property(element, "shadowRoot");
    if inside.is_object()
        && let Some(first) = super::page::first(
            inside.unchecked_ref::<Node>(),
            "input,select,textarea,button,[tabindex],[contenteditable]",
        )
    {
        call(&first, "focus", Some(&quiet));
        return has_focus(&first);
    }
    false
}

fn has_focus(element: &Element) -> bool {
    same(
        &property(&element.get_root_node(), "activeElement"),
        element,
    )
}

/// Scrolls on where a control below its label is still out of sight.
pub fn nudge(element: &Element) {
    let height = number(&window_of(element), "innerHeight");
    if side(element, "bottom") > height || side(element, "top") < 0.0 {
        call(
            element,
            "scrollIntoView",
            Some(&options(&[("block", "center".into())])),
        );
    }
}

fn window_of(element: &Element) -> JsValue {
    property(&property(element, "ownerDocument"), "defaultView")
}

fn number(of: &JsValue, name: &str) -> f64 {
    property(of, name).as_f64().unwrap_or(0.0)
}

fn side(element: &Element, name: &str) -> f64 {
    number(&call(element, "getBoundingClientRect", None), name)
}

/// Pages may scroll smoothly of themselves; then nothing would be in view yet when the focus comes.
fn options(members: &[(&str, JsValue)]) -> JsValue {
    let options = Object::new();
    let _ = Reflect::set(&options, &"behavior".into(), &"instant".into());
    for (name, value) in members {
        let _ = Reflect::set(&options, &JsValue::from_str(name), value);
    }
    options.into()
}

fn cover_at(root: &Node, left: f64, top: f64) -> Option<Element> {
    let function = property(root, "elementFromPoint")
        .dyn_into::<js_sys::Function>()
        .ok()?;
    let found = function.call2(root, &left.into(), &top.into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}
