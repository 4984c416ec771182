/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Version of the build, for the web twin; Electron knows its own. */
  readonly VITE_BATON_VERSION?: string
}
