/** What a document may not exceed, so that a hostile one costs little: characters, nodes once aliases are expanded, levels of nesting. */
export const yamlLimits = { characters: 1_048_576, nodes: 200_000, depth: 64 } as const;
