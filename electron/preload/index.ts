import { contextBridge, ipcRenderer } from 'electron'
import { createDesktopApi } from './desktop-api.ts'

contextBridge.exposeInMainWorld(
  'baton',
  createDesktopApi(ipcRenderer, {
    onOnline: (listener) => window.addEventListener('online', listener),
    // What runs before a frame, then what runs after it.
    afterPaint: (run) => requestAnimationFrame(() => setTimeout(run)),
  }),
)
