// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { eventually, usePage } from "../../tests/page";
import { Avatar, initials } from "./avatar";

it.each([
  ["mona", "M"],
  ["Mona Lisa Octo", "MO"],
  ["jo.ann", "JA"],
  ["émile", "É"],
  ["", "?"],
  ["(bot)", "?"],
])("the initials of %s are %s", (name, letters) => expect(initials(name)).toBe(letters));

const page = usePage();

it("a picture is fetched late and tells its host nothing; one that cannot be fetched gives way to initials", async () => {
  const root = page.open("/", <Avatar name="mona" picture="https://pictures.example.com/mona" />);
  const picture = root.querySelector("img")!;
  expect(picture.getAttribute("referrerpolicy")).toBe("no-referrer");
  expect(picture.getAttribute("loading")).toBe("lazy");
  picture.dispatchEvent(new Event("error"));
  await eventually(() => expect(root.textContent).toBe("M"));
});
