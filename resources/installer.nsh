; Uninstalling asks about what is on this device, and keeps it when nobody is there to ask or the app is only updated.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Also remove what Baton keeps on this computer for you? Work that has not been sent yet would be lost." /SD IDNO IDNO keepData
      SetShellVarContext current
      RMDir /r "$LOCALAPPDATA\Baton"
    keepData:
  ${endIf}
!macroend
