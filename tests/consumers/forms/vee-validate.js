// given.js has the options, the empty record and the names of its fields; the test writes it.

// For vee-validate 5, which knows Standard Schema, and 4 with the README's adapter: `adapted` is what the test makes of the schema.

import { useField, useForm } from "vee-validate";
import { createApp, h } from "vue";
import init, { schema } from "supervision-validator";
import { adapted } from "./adapted.js";
import { empty, names, options } from "./given.js";

await init();
createApp({
  setup() {
    const { errors, handleSubmit, submitCount } = useForm({ validationSchema: adapted(schema(options)), initialValues: empty });
    const values = names.map((name) => useField(name).value);
    const submit = handleSubmit((sent) => { window.sent = JSON.parse(JSON.stringify(sent)); });
    // Errors of what is no field, like a whole list, are there from the start.
    const shown = (name) => h("output", { "data-for": name }, submitCount.value > 0 ? errors.value[name] : "");
    return () => h("form", { onSubmit: submit }, [
      ...names.map((name, index) => h("p", [
        h("input", { "aria-label": name, value: values[index].value, onInput: (event) => { values[index].value = event.target.value; } }),
        shown(name),
      ])),
      shown("attendance"),
      h("button", "Send"),
    ]);
  },
}).mount("#root");
