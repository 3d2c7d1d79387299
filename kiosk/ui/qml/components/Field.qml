import QtQuick
import ".."

// What was entered so far, large, with a caret.
Rectangle {
    id: field
    property string text: ""
    property string placeholder: ""
    property bool active: true
    property bool secret: false      // what was entered is not for other ears
    property bool big: false         // an amount: as large as it must be read
    implicitHeight: Theme.mm(big ? (Theme.landscape ? 28 : 42) : Theme.landscape ? 20.5 : 29)
    color: Theme.surface
    radius: Theme.radius
    border.width: active ? Theme.mm(1.25) : Theme.border
    border.color: active ? Theme.pri : Theme.line
    Label {
        objectName: "fieldText"
        text: field.text === "" ? field.placeholder : field.text + (field.active ? "▏" : "")
        spoken: field.text === "" ? field.placeholder : field.secret ? "" : field.text
        color: field.text === "" ? Theme.ink2 : Theme.ink
        strong: field.text !== ""
        font.pixelSize: field.text === "" ? Theme.body : Theme.mm(field.big ? (Theme.landscape ? 17 : 24) : Theme.landscape ? 10 : 13.5)
        anchors.fill: parent
        anchors.margins: Theme.gapMin
        verticalAlignment: Text.AlignVCenter
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.mm(5.5)
        wrapMode: Text.NoWrap
    }
}
