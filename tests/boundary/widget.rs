//! The widget, drawn into a page.

use crate::values::*;
use js_sys::{Array, Function, TypeError};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element, Event, EventInit, HtmlElement, HtmlInputElement};
use who_said_what::web::Widget;

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An element of the page with another in it to draw into, and all that happens to them. Taken out again at the end.
struct Page {
    host: HtmlElement,
    mount: Element,
    /// The types of the events at the host, and their details.
    seen: Rc<RefCell<Vec<(String, JsValue)>>>,
    _closure: Closure<dyn FnMut(Event)>,
}

/// Dispatches what a widget tells as an event.
const HEARD: &str = "
    return page((type, about, total, found) => {
        host.dispatchEvent(new CustomEvent(type, { detail: { about, total, found } }));
    });";

impl Page {
    fn new() -> Page {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        let mount = document().create_element("div").unwrap();
        host.append_child(&mount).unwrap();
        document().body().unwrap().append_child(&host).unwrap();
        let seen = Rc::<RefCell<Vec<_>>>::default();
        let heard = seen.clone();
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            heard.borrow_mut().push((event.type_(), at(&event, "detail")));
        });
        for kind in ["wsw-ready", "wsw-change"] {
            host.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref()).unwrap();
        }
        Page { host, mount, seen, _closure: closure }
    }

    fn draw(&self, text: &str, query: &str) -> Result<Widget, JsValue> {
        let set_html = Function::new_with_args("element, html", "element.innerHTML = html");
        self.draw_with(set_html, text, parse(query))
    }

    fn draw_with(&self, set_html: Function, text: &str, query: JsValue) -> Result<Widget, JsValue> {
        // The package's own, with another function in place of the one that it imports.
        let script = include_str!("../../pkg/page.js").replace("import {", "// import {").replace("export ", "");
        let page = Function::new_with_args("setHtml, host", &(script + HEARD));
        let page = page.call2(&JsValue::UNDEFINED, &set_html, &self.host).unwrap();
        Widget::new(self.mount.clone(), page.unchecked_into(), text.to_owned(), query, None, None)
    }

    fn one(&self, selector: &str) -> Element {
        self.mount.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    /// The ids of the statements that are drawn.
    fn drawn(&self) -> Vec<String> {
        let list = self.mount.query_selector_all("[data-statement]").unwrap();
        (0..list.length())
            .map(|i| list.item(i).unwrap().unchecked_into::<Element>().get_attribute("data-statement").unwrap())
            .collect()
    }

    fn status(&self) -> String {
        self.one("[role=status]").text_content().unwrap()
    }

    fn input(&self, selector: &str) -> HtmlInputElement {
        self.one(selector).unchecked_into()
    }

    fn events(&self) -> Vec<String> {
        self.seen.borrow().iter().map(|(kind, _)| kind.clone()).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.host.remove();
    }
}

fn bubbling(kind: &str) -> Event {
    let init = EventInit::new();
    init.set_bubbles(true);
    Event::new_with_event_init_dict(kind, &init).unwrap()
}

#[wasm_bindgen_test]
fn a_widget_draws_announces_listens_and_leaves() {
    let page = Page::new();
    let widget = page.draw(BRIDGE, "null").unwrap();
    assert_eq!(page.one("h2").text_content().unwrap(), "The bridge at Elm Street");
    assert_eq!(page.drawn(), ["s1", "s2", "s3", "s4"]);
    assert_eq!(page.status(), "4 statements");
    assert!(page.events().is_empty());

    widget.announce().unwrap();
    assert_eq!(page.events(), ["wsw-ready"]);
    let detail = page.seen.borrow()[0].1.clone();
    assert!(is_plain(&detail));
    assert_eq!((json(&at(&detail, "total")), json(&at(&detail, "found"))), ("4".into(), "4".into()));
    let told = widget.result(at(&detail, "about")).unwrap();
    assert!(is_plain(&told));
    let result = query(&mut index(BRIDGE), "{}");
    assert_eq!(keys(&told), keys(&result));
    for path in ["query", "total", "statements", "counts.source", "counts.actor", "counts.stance", "counts.claim"] {
        assert_eq!(json(&at(&told, path)), json(&at(&result, path)), "{path}");
    }

    page.input("input[value=denies]").click();
    assert_eq!(page.events(), ["wsw-ready", "wsw-change"]);
    assert_eq!(page.drawn(), ["s3"]);
    assert_eq!(page.status(), "1 of 4 statements");
    assert_eq!(text(&widget.query().unwrap(), "stance.0"), "denies");

    let search = page.input("input[type=search]");
    search.set_value("year");
    search.dispatch_event(&bubbling("input")).unwrap();
    assert_eq!(page.drawn(), ["s3"]);
    search.set_value("nothing of the kind");
    search.dispatch_event(&bubbling("input")).unwrap();
    assert!(page.drawn().is_empty());
    assert_eq!(page.events().len(), 4);

    drop(widget);
    assert!(!page.mount.has_child_nodes());
}

#[wasm_bindgen_test]
fn a_widget_that_is_freed_listens_no_more() {
    let page = Page::new();
    // The page keeps the books: what is added to the element, and what is taken away.
    js_sys::Function::new_with_args(
        "element",
        "element.heard = [];
         for (const [name, sign] of [['addEventListener', '+'], ['removeEventListener', '-']]) {
             const real = element[name];
             element[name] = function (kind, listener) { this.heard.push(sign + kind); return real.call(this, kind, listener); };
         }",
    )
    .call1(&JsValue::UNDEFINED, &page.mount)
    .unwrap();
    let heard = || json(&at(&page.mount, "heard"));
    let widget = page.draw(SMALL, "{}").unwrap();
    assert_eq!(heard(), r#"["+change","+input","+click","+focusin"]"#);
    drop(widget);
    assert_eq!(heard(), r#"["+change","+input","+click","+focusin","-change","-input","-click","-focusin"]"#);

    page.mount.set_inner_html(r#"<input type="checkbox" name="stance" value="denies"><p role="status">As it was</p>"#);
    page.input("input").click();
    assert_eq!(page.status(), "As it was");
    assert!(page.events().is_empty());
}

#[wasm_bindgen_test]
fn a_widget_takes_a_query_and_gives_it_back() {
    let page = Page::new();
    let widget = page.draw(BRIDGE, r#"{"source":["wire","copy"],"text":"year"}"#).unwrap();
    assert_eq!(page.drawn(), ["s2", "s3"]);
    assert_eq!(page.input("input[type=search]").value(), "year");
    assert!(page.input("input[value=wire]").checked());

    widget.set_query(parse(r#"{"actor":["driver"]}"#)).unwrap();
    assert_eq!(page.drawn(), ["s3", "s4"]);
    assert!(!page.input("input[value=wire]").checked());
    assert_asks(&widget.query().unwrap(), r#"{"actor":["driver"]}"#);

    // The same again is no change.
    widget.set_query(parse(r#"{"actor":["driver"]}"#)).unwrap();
    assert_eq!(page.events(), ["wsw-change"]);

    let error = failure(widget.set_query(parse(r#"{"actor":"driver"}"#)));
    assert!(error.is_instance_of::<TypeError>());
    assert_asks(&widget.query().unwrap(), r#"{"actor":["driver"]}"#);
    assert_eq!(page.drawn(), ["s3", "s4"]);
}

#[wasm_bindgen_test]
fn a_card_that_does_not_change_stays_the_same_element() {
    let page = Page::new();
    let widget = page.draw(BRIDGE, "{}").unwrap();
    let (closed, long) = (page.one("[data-claim=closed]"), page.one("[data-claim=long]"));
    let statement = page.one("[data-statement=s1]");
    widget.set_query(parse(r#"{"source":["herald","wire"]}"#)).unwrap();
    assert_eq!(page.drawn(), ["s1", "s2"]);
    assert_eq!(page.one("[data-claim=closed]"), closed);
    assert_eq!(page.one("[data-statement=s1]"), statement);
    assert_eq!(page.one("[data-claim=long]"), long);
    widget.set_query(parse("{}")).unwrap();
    assert_eq!(page.drawn(), ["s1", "s2", "s3", "s4"]);
    assert_eq!(page.one("[data-statement=s1]"), statement);
}

#[wasm_bindgen_test]
fn a_widget_that_cannot_be_made_leaves_the_page_as_it_was() {
    let page = Page::new();
    page.mount.set_inner_html("<p>Before</p>");
    let error = failure(page.draw("{", "{}"));
    assert_eq!(error.name(), "StoryError");
    let error = failure(page.draw(SMALL, r#"{"stance":"denies"}"#));
    assert!(error.is_instance_of::<TypeError>());
    assert_eq!(page.mount.inner_html(), "<p>Before</p>");

    let throwing = Function::new_no_args("throw new TypeError('not allowed here')");
    let error = failure(page.draw_with(throwing, SMALL, JsValue::UNDEFINED));
    assert_eq!(String::from(error.message()), "not allowed here");
    assert!(page.events().is_empty());
}

#[wasm_bindgen_test]
fn all_html_goes_through_the_function_that_sets_it() {
    let page = Page::new();
    let set_html = Function::new_with_args(
        "element, html",
        "(globalThis.calls ??= []).push([element instanceof Element, typeof html]);
         element.innerHTML = html",
    );
    let widget = page.draw_with(set_html, BRIDGE, JsValue::UNDEFINED).unwrap();
    for asked in [r#"{"source":["wire"]}"#, r#"{"source":["none"]}"#, "{}"] {
        widget.set_query(parse(asked)).unwrap();
    }
    let calls = Array::from(&at(&js_sys::global(), "calls"));
    assert!(calls.length() > 3);
    assert!(calls.iter().all(|call| json(&call) == r#"[true,"string"]"#), "{calls:?}");
}

#[wasm_bindgen_test]
fn two_widgets_go_their_own_ways() {
    let (one, two) = (Page::new(), Page::new());
    let first = one.draw(BRIDGE, "{}").unwrap();
    let second = two.draw(SMALL, "{}").unwrap();
    one.input("input[value=denies]").click();
    assert_eq!((one.status(), two.status()), ("1 of 4 statements".into(), "2 statements".into()));
    drop(first);
    assert!(!one.mount.has_child_nodes());
    two.input("input[value=t]").click();
    assert_eq!(two.drawn(), ["2"]);
    assert_eq!((one.events(), two.events()), (vec!["wsw-change".to_owned()], vec!["wsw-change".to_owned()]));
    drop(second);
}

/// A page's listener may ask for something else, or throw, while the widget is telling it.
#[wasm_bindgen_test]
fn a_listener_may_change_the_query_or_throw() {
    let page = Page::new();
    let widget = Rc::new(page.draw(BRIDGE, "{}").unwrap());
    let again = Rc::downgrade(&widget);
    let listener = Closure::<dyn FnMut(Event)>::new(move |_| {
        if let Some(widget) = again.upgrade() {
            widget.set_query(parse(r#"{"stance":["denies"],"source":["copy"]}"#)).unwrap();
        }
    });
    page.host.add_event_listener_with_callback("wsw-change", listener.as_ref().unchecked_ref()).unwrap();
    page.input("input[value=denies]").click();
    assert_eq!(page.drawn(), ["s3"]);
    assert!(page.input("input[value=copy]").checked());
    assert_eq!(page.events(), ["wsw-change", "wsw-change"]);
}
