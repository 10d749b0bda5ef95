// What each view keeps in the URL, read and written as values: one file for each view.
export * from "./compare";
export * from "./explore";
export { DEFAULT_FROM, DEFAULT_UNTIL, tenantOf } from "./parameters";
export * from "./services";
export * from "./settings";
export * from "./source";
