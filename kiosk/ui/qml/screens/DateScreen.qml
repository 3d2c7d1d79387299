import QtQuick
import Buchucun
import ".."
import "../components"

// A day by decade, year, month, day.
Item {
    id: screen
    required property DateViewModel vm
    anchors.fill: parent
    Row {
        id: chips
        width: parent.width
        spacing: Theme.gapMin
        Repeater {
            model: screen.vm.parts
            delegate: BigButton {
                required property var modelData
                required property int index
                objectName: "part" + index
                text: modelData.text
                selected: modelData.open
                flat: !modelData.reachable
                size: Theme.body
                width: (chips.width - 3 * Theme.gapMin) / 4
                height: Theme.mm(Theme.landscape ? 20.5 : 26)
                onClicked: screen.vm.openPart(index)
            }
        }
    }
    Label { id: result; objectName: "dateResult"; text: screen.vm.result; strong: true; font.pixelSize: Theme.h1; anchors.top: chips.bottom; anchors.topMargin: Theme.gap; visible: text !== "" }
    ErrorLine { id: error; width: parent.width; text: screen.vm.error; anchors.top: result.visible ? result.bottom : chips.bottom; anchors.topMargin: visible ? Theme.gapMin : 0 }
    PagedGrid {
        anchors.top: error.visible ? error.bottom : result.visible ? result.bottom : chips.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width
        columns: screen.vm.columns
        cellHeight: Theme.mm(Theme.landscape ? 20.5 : 30)
        model: screen.vm.options
        count: screen.vm.options.count
        delegate: BigButton {
            objectName: "option_" + parent.model.value
            text: parent.model.text
            selected: parent.model.chosen
            onClicked: screen.vm.pick(parent.model.value)
        }
    }
}
