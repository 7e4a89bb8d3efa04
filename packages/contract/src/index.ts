export { catalogue } from "./catalogue.ts";
export { hasSentence, translatorFor } from "./translate.ts";
