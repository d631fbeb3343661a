// For a plain script tag, which makes the global `supervisionValidator`.

import * as api from "./index.js";
import * as element from "./element.js";

declare global {
  const supervisionValidator: Omit<typeof api, "default"> & typeof element;
}
