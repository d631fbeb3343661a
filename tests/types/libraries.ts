// Compiled, not run: the schema's types in the form libraries and in Standard Schema itself.

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { revalidateLogic, useForm as useTanStackForm } from "@tanstack/react-form";
import { useForm } from "react-hook-form";
import { useForm as useVeeValidate } from "vee-validate-5";
import { schema, type SupervisionRecord } from "../../pkg/index.js";

const options = { kind: "one-to-one", policy: "bcp" } as const;

const ours = schema(options);
const standard: StandardSchemaV1 = ours;
const output = (record: StandardSchemaV1.InferOutput<typeof ours>): Omit<SupervisionRecord, "kind"> => record;

export function ReactHookForm() {
  const { register, handleSubmit, formState } = useForm({ resolver: standardSchemaResolver(schema(options)) });
  const name: string | undefined = formState.errors.supervisee?.name?.message;
  register("session.date");
  // @ts-expect-error a field that is none
  register("session.dates");
  return handleSubmit((record) => [record.supervisee?.name, name]);
}

interface Values {
  supervisee: { name: string };
}

export function TanStackForm() {
  const defaultValues: Values = { supervisee: { name: "" } };
  const validators = { onDynamic: schema<Values>(options) };
  return useTanStackForm({ defaultValues, validators, validationLogic: revalidateLogic(), onSubmit: ({ value }) => value.supervisee.name });
}

export function VeeValidate() {
  const { errors, handleSubmit } = useVeeValidate({ validationSchema: schema<Values>(options) });
  return [errors.value, handleSubmit((values) => values.supervisee.name)];
}

void [standard, output];
