/**
 * What Node (V8) runs a token store with. Requests and mails leave much behind that is soon of no use; with a young generation
 * of the usual 16 MB some of it gets old, and the old may grow to several times what is in use before anybody looks. With
 * these, ten thousand mails take half the memory and a few percent more time.
 */
export const storeFlags = ['--max-semi-space-size=4', '--heap-growing-percent=40'];
