// Turbo replaces the body at each visit and sends forms by script; the tag binds whatever comes.
import "/modules/@hotwired/turbo/dist/turbo.es2017-esm.js";
import "/pkg/element.js";
document.documentElement.dataset.ready = "";
