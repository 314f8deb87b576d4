; The installer of GridStar 网格星考 for one Windows user: no administrator needed,
; which is what an office clerk's account usually allows. The office's data is not
; in the program's folder and is left alone by the uninstaller.
Unicode true
!include "MUI2.nsh"

!ifndef VERSION
  !error "VERSION is missing: run make windows"
!endif

!define NAME "网格星考"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\GridStar"
!define WEBVIEW "Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define WEBVIEW_MACHINE "SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "${NAME}"
OutFile "..\..\bin\windows\GridStar-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\GridStar"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 96 ; both programs carry the same faces: reach back over one of them
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME}安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "..\icon\icon.ico"
!define MUI_UNICON "..\icon\icon.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\gridstar-desktop.exe"
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Section "${NAME}"
  SetOutPath "$INSTDIR"
  File "..\..\bin\windows\gridstar-desktop.exe"
  File "..\..\bin\windows\gridstar.exe"
  File "..\..\LICENSE"
  File "..\licences\licences.txt"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\gridstar-desktop.exe"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\gridstar-desktop.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\gridstar-desktop.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1

  ; The window is drawn by Windows' own WebView2, which Windows 10 and 11 bring.
  ReadRegStr $0 HKLM "${WEBVIEW_MACHINE}" "pv"
  StrCmp $0 "" 0 found
  ReadRegStr $0 HKCU "${WEBVIEW}" "pv"
  StrCmp $0 "" 0 found
  MessageBox MB_OK|MB_ICONEXCLAMATION "这台电脑没有找到 WebView2 运行库，窗口可能打不开。$\r$\n请在微软网站下载并安装“WebView2 运行时（常青版独立安装程序）”，再打开${NAME}。" /SD IDOK
found:
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$INSTDIR\gridstar-desktop.exe"
  Delete "$INSTDIR\gridstar.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
