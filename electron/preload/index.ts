import { contextBridge, ipcRenderer } from 'electron'
import { createDesktopApi } from './desktop-api.ts'

contextBridge.exposeInMainWorld(
  'baton',
  createDesktopApi(ipcRenderer, (listener) => window.addEventListener('online', listener)),
)
