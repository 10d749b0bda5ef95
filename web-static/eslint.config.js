import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

/** Widgets listen to the keys of the buttons and options within; what is pressed must be a button. */
const PRESSED = { handlers: ["onClick", "onDblClick", "onMouseDown", "onMouseUp", "onPointerDown", "onPointerUp"] };

// What the compiler cannot say; layout is Prettier's alone. Why there are two versions of TypeScript: docs/adr/0210.
export default defineConfig(
  globalIgnores(["target/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `() => set(x)` and `() => void load()` read better than blocks.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      // Columns are read by indices that come from the columns; noUncheckedIndexedAccess asks for a mark at each other place.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Callbacks of props are written as methods; none of them has a `this`.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/**/*.test.*"],
    plugins: { "react-hooks": hooks },
    // The two rules that hold for Preact too; the others are about React's compiler.
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["src/**/*.tsx"],
    extends: [a11y.flatConfigs.strict],
    rules: {
      "jsx-a11y/no-static-element-interactions": ["error", PRESSED],
      "jsx-a11y/no-noninteractive-element-interactions": ["error", PRESSED],
      // Of lists, menus and groups the parts take the focus.
      "jsx-a11y/interactive-supports-focus": "off",
      // What scrolls must be reached by the keyboard: regions and groups with a name.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["region", "group", "tabpanel"], tags: [], allowExpressionValues: true }],
      "jsx-a11y/no-interactive-element-to-noninteractive-role": ["error", { tr: ["none", "presentation"], canvas: ["img", "application"] }],
    },
  },
);
