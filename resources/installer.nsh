; Uninstalling asks about what is on this device, and keeps it when no one is there to ask or the app is only updated.
;
; "You" is whoever the uninstaller runs as: for an installation for everyone that may be an administrator who was asked for
; a password, so the question names the folder, and no one else's is ever touched.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    SetShellVarContext current
    ; What "Start when I sign in to this computer" made; it would start a program that is gone.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "app.baton.client"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "app.baton.client"
    ${if} ${FileExists} "$LOCALAPPDATA\Baton\*.*"
      ${if} $LANGUAGE == 1031
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Soll auch entfernt werden, was Baton auf diesem Computer für Sie aufbewahrt? Noch nicht gesendete Arbeit ginge verloren.$\r$\n$\r$\n$LOCALAPPDATA\Baton" /SD IDNO IDNO keepData IDYES removeData
      ${endIf}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Also remove what Baton keeps on this computer for you? Work that has not been sent yet would be lost.$\r$\n$\r$\n$LOCALAPPDATA\Baton" /SD IDNO IDNO keepData
      removeData:
      RMDir /r "$LOCALAPPDATA\Baton"
      keepData:
    ${endIf}
    ; The rest of the uninstaller goes on with what is everyone's.
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endIf}
  ${endIf}
!macroend
