import { Document, visit, type Tags } from "yaml";

/** YAML that every reader takes for the same: by the older rules "Y", "no" and "22:22" are no text without quotes. */
export function yamlText(value: unknown): string {
  const document = new Document(value, { schema: "yaml-1.1", customTags: withoutMerge, aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, scalar) => {
      if (readAsNoText.test(String(scalar.value))) {
        scalar.type = "QUOTE_DOUBLE";
      }
    },
  });
  const escape = (lineEnd: string): string => `\\u${lineEnd.charCodeAt(0).toString(16)}`;
  return document.toString({ lineWidth: 0 }).replace(/[\u2028\u2029]/g, escape);
}

/** What YAML 1.1 knows as a word or an end of a line, is not quoted by those rules, and makes readers fail. */
const readAsNoText = /^(=|<<)$|[\u2028\u2029]/;

/** With its word for a merge, a text that is the same is never quoted. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:merge");
}
