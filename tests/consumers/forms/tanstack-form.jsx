// given.js has the options, the empty record and the names of its fields; the test writes it.

import { revalidateLogic, useForm, useStore } from "@tanstack/react-form";
import { createRoot } from "react-dom/client";
import init, { schema } from "supervision-validator";
import { empty, names, options } from "./given.js";

function Record() {
  const form = useForm({
    defaultValues: empty,
    validationLogic: revalidateLogic(),
    validators: { onDynamic: schema(options) },
    onSubmit: ({ value }) => { window.sent = value; },
  });
  const fields = useStore(form.store, (state) => state.fieldMeta);
  const shown = (name) => <output data-for={name}>{fields[name]?.errors[0]?.message}</output>;
  const control = (field) => <input aria-label={field.name} value={field.state.value} onChange={(event) => field.handleChange(event.target.value)} />;
  return (
    <form onSubmit={(event) => { event.preventDefault(); form.handleSubmit(); }}>
      {names.map((name) => <p key={name}><form.Field name={name}>{control}</form.Field>{shown(name)}</p>)}
      <form.Field name="attendance">{() => null}</form.Field>
      {shown("attendance")}
      <button>Send</button>
    </form>
  );
}

await init();
createRoot(document.getElementById("root")).render(<Record />);
