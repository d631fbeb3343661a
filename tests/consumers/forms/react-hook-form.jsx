// given.js has the options, the empty record and the names of its fields; the test writes it.

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { get, useForm } from "react-hook-form";
import { createRoot } from "react-dom/client";
import init, { schema } from "supervision-validator";
import { empty, names, options } from "./given.js";

function Record() {
  const { register, handleSubmit, formState: { errors } } = useForm({ resolver: standardSchemaResolver(schema(options)), defaultValues: empty });
  // A list's own error is called root, beside those of its rows.
  const shown = (name) => <output data-for={name}>{(get(errors, `${name}.root`) ?? get(errors, name))?.message}</output>;
  return (
    <form onSubmit={handleSubmit((values) => { window.sent = values; })}>
      {names.map((name) => <p key={name}><input aria-label={name} {...register(name.replace(/\[(\d+)\]/g, ".$1"))} />{shown(name)}</p>)}
      {shown("attendance")}
      <button>Send</button>
    </form>
  );
}

await init();
createRoot(document.getElementById("root")).render(<Record />);
