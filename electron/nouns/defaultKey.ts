/** The variable whose key goes to OpenAI's own servers when a writer names none. */
export const defaultKeyVariable = "OPENAI_API_KEY";

/** Whether the default key may go to a server: only to OpenAI's own, over https; a project file may name any other. */
export function takesDefaultKey(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "https:" && /(^|\.)api\.openai\.com$/.test(hostname);
}
