/** Says that what is being typed is on the device; silent while nothing is typed. */
export const SavedNote = ({ saved, text }: { saved: boolean; text: string }) =>
  text === '' ? null : <>{saved ? 'Saved on this device' : 'Saving…'}</>
