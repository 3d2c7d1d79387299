import QtQuick
import Buchucun
import ".."
import "../components"

// The 12 characters of a slip: digits and letters without I, L, O, U.
Item {
    id: screen
    required property CodeViewModel vm
    anchors.fill: parent
    Field { id: field; objectName: "field"; text: screen.vm.shown; placeholder: qsTr("12 characters"); width: parent.width }
    ErrorLine { width: parent.width; text: screen.vm.error; anchors.top: field.bottom; anchors.topMargin: Theme.gapMin }
    Grid {
        id: keys
        anchors.bottom: parent.bottom
        columns: Theme.landscape ? 11 : 7
        spacing: Theme.gapMin
        readonly property int keyWidth: (screen.width - (columns - 1) * spacing) / columns
        Repeater {
            model: "0123456789ABCDEFGHJKMNPQRSTVWXYZ<".split("")
            delegate: Key {
                id: one
                required property string modelData
                objectName: modelData === "<" ? "keyErase" : "key" + modelData
                text: modelData === "<" ? qsTr("Erase") : modelData
                sleeps: false
                width: keys.keyWidth
                height: Theme.mm(Theme.landscape ? 20 : 25)
                Icon { visible: one.modelData === "<"; name: "backspace"; weight: "bold"; anchors.centerIn: parent }
                Label { visible: one.modelData !== "<"; text: one.modelData; strong: true; font.pixelSize: Theme.mm(11); anchors.centerIn: parent; Accessible.ignored: true }
                onClicked: modelData === "<" ? screen.vm.erase() : screen.vm.type(modelData)
            }
        }
    }
}
