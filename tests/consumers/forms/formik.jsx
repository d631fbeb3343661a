// given.js has the options, the empty record and the names of its fields; the test writes it.

import { Field, Form, Formik, getIn } from "formik";
import { createRoot } from "react-dom/client";
import init, { schema } from "supervision-validator";
import { validateWith } from "./formik-validate.js";
import { empty, names, options } from "./given.js";

function Record() {
  return (
    <Formik initialValues={empty} validate={validateWith(schema(options))} onSubmit={(values) => { window.sent = values; }}>
      {({ errors, submitCount }) => {
        const text = (error) => (typeof error === "string" && submitCount > 0 ? error : "");
        const shown = (name) => <output data-for={name}>{text(getIn(errors, name))}</output>;
        return (
          <Form>
            {names.map((name) => <p key={name}><Field aria-label={name} name={name} />{shown(name)}</p>)}
            {shown("attendance")}
            <button>Send</button>
          </Form>
        );
      }}
    </Formik>
  );
}

await init();
createRoot(document.getElementById("root")).render(<Record />);
