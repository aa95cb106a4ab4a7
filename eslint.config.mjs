// @ts-check
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const registryOnly = "Register commands through CommandRegistry: it logs and presents every failure once.";
const contextKeysOnly = "Set context keys through setContextKey in src/ui/contextKeys.ts, where each is documented.";

export default defineConfig(
  { ignores: ["dist/**", "out/**", "node_modules/**", "test-results/**", "**/*.d.ts"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  prettier,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      eqeqeq: "error",
      // An exhaustive switch is one decision, however many cases its union has.
      complexity: ["error", { max: 12, variant: "modified" }],
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of strings." },
        { selector: "ExportDefaultDeclaration", message: "Export by name." },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of strings." },
        { selector: "ExportDefaultDeclaration", message: "Export by name." },
        { selector: "CallExpression[callee.property.name=/^registerCommand$/]", message: registryOnly },
        {
          selector: "NewExpression[callee.name='Error'][arguments.0.callee.object.property.name='l10n']",
          message: "A sentence for the user is a UserError, with the button that helps.",
        },
        {
          selector: "CallExpression[callee.property.name='executeCommand'][arguments.0.value='setContext']",
          message: contextKeysOnly,
        },
      ],
    },
  },
  {
    files: ["src/ui/commands/commandRegistry.ts", "src/ui/contextKeys.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["test/**", "scripts/**", "*.mjs", ".dependency-cruiser.mjs"],
    rules: {
      "max-lines-per-function": "off",
      "no-restricted-syntax": "off",
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          checkThenables: true,
          allowForKnownSafeCalls: [
            {
              from: "package",
              name: ["it", "describe", "test", "suite", "before", "after", "beforeEach", "afterEach"],
              package: "node:test",
            },
          ],
        },
      ],
    },
  },
  {
    // Playwright reads from the pattern what a fixture needs, which may be nothing.
    files: ["test/ui/**"],
    rules: { "no-empty-pattern": ["error", { allowObjectPatternsAsParameters: true }] },
  },
  {
    // Plain Node modules carry their types as JSDoc.
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        Buffer: "readonly",
        fetch: "readonly",
        URL: "readonly",
        AbortController: "readonly",
        AbortSignal: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        performance: "readonly",
        structuredClone: "readonly",
        WebSocket: "readonly",
      },
    },
    rules: {
      // JavaScript has no word for it.
      "@typescript-eslint/prefer-readonly": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "no-undef": "off",
    },
  },
);
