import { expect, it } from "vitest";
import type { SourceState } from "../api/types";
import { answer, details } from "../profile/fixtures";
import { sourceWords } from "./sourceWords";

const without = (state: SourceState, detail = "") =>
  sourceWords(answer({ state, detail, title: "", text: null, account: "mona" }), details());

it.each<[SourceState, string]>([
  ["no_labels", "This service does not say where its source is"],
  ["no_host", "No host is set up for acme/checkout"],
  ["not_found", "No file in acme/checkout fits"],
  ["other_repository", "This code is not in the service's repository"],
  ["not_a_file", "cart/total.go is not a file"],
  ["binary", "Not a text file"],
  ["too_large", "Too large to show"],
  ["commit_unknown", "The repository does not have 9f3c2ab"],
  ["host_error", "The host cannot be read"],
  ["lfs_pointer", "Kept outside of git"],
  ["not_connected", "Connect to see the source"],
  ["connection_ended", "Your connection ended"],
  ["no_access", "mona cannot read acme/checkout"],
  ["single_sign_on", "acme asks for single sign-on"],
  ["application_not_allowed", "acme has not let Lineflame in"],
  ["rate_limited", "The host asks us to wait"],
  ["host_down", "The host does not answer"],
])("%s has its own words", (state, title) => expect(without(state).title).toBe(title));

it("the server's sentence stands in place of the general one", () =>
  expect(without("host_error", "git.example.com did not answer for 10 s.").text).toBe("git.example.com did not answer for 10 s."));
