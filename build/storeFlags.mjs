/**
 * What Node (V8) runs a token store with. Requests and mails leave much behind that is soon of no use; with a young generation
 * as large as V8 lets it grow, some of it gets old, and the old may grow to several times what is in use before anybody looks:
 * 411 MB in the bench that takes 249 with these. One of less than 16 MB makes what is still in use old.
 */
export const storeFlags = ['--max-semi-space-size=16', '--heap-growing-percent=40'];
