/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Names the shapes of synced documents (`shapesHash`). */
  readonly VITE_BATON_SHAPES?: string
  /** Version of the build, for the web twin; Electron knows its own. */
  readonly VITE_BATON_VERSION?: string
  /** `1` in builds that hold the gallery besides development ones. */
  readonly VITE_BATON_GALLERY?: string
}
