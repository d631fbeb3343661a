// Compiled, not run: a plain script with the global of inline.iife.js.

/// <reference path="../../pkg/inline.d.ts" />

supervisionValidator.init().then(function () {
  const binding = supervisionValidator.bindForm(document.forms[0]!, { kind: "one-to-one" });
  return binding.check().ok;
});
supervisionValidator.initSync();
